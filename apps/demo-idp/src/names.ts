/**
 * Names for invented students, from many languages and with many letters on purpose: what sorts, searches, prints and mails
 * must cope with them. The lengths are two different primes, so walking both lists at once meets every pair before one
 * comes twice (a spec counts).
 */
export const GIVEN_NAMES: readonly string[] = [
  ...['Aarav', 'Adaeze', 'Agnieszka', 'Aino', 'Alejandra', 'Anh', 'Anwar', 'Ayşe', 'Bão', 'Björn', 'Chiamaka', 'Chloé'],
  ...['Dmytro', 'Élodie', 'Farzana', 'Fatoumata', 'Gábor', 'Hüseyin', 'Ibrahim', 'Inés', 'Iñaki', 'Jekaterina', 'João'],
  ...['Kavya', 'Kwame', 'Łukasz', 'Mahnoor', 'Märta', 'Min-jun', 'Nilufar', 'Oluwaseun', 'Øyvind', 'Pradeep', 'Qiuyue'],
  ...['Rahul', 'Renāte', 'Sakura', 'Samira', 'Şirin', 'Søren', 'Thảo', 'Tomáš', 'Uyanga', 'Väinö', 'Wanjiru', 'Yasmin'],
  'Zoë',
];

export const FAMILY_NAMES: readonly string[] = [
  ...['Achieng', 'Åkesson', 'Al-Hassan', 'Bhattarai', 'Bērziņš', 'Çelik', 'Chukwu', 'Đặng', "D'Souza", 'Díaz', 'Eze'],
  ...['Fernández', 'García López', 'Gurung', 'Hämäläinen', 'Hossain', 'Ivanenko', 'Järvinen', 'Karimi', 'Kovács', 'Lê'],
  ...['Mbeki', 'Müller', 'Nakamura', 'Novák', 'Nuñez', 'Okonkwo', "O'Brien", 'Özdemir', 'Park', 'Petrović', 'Phạm'],
  ...[
    'Rahman',
    'Sánchez',
    'Shrestha',
    'Silva',
    'Sjöström',
    'Tamang',
    'Traoré',
    'Wójcik',
    'Yılmaz',
    'Zhang',
    'Žukauskas',
  ],
];
