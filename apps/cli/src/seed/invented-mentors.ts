import type { GroupOffer } from '#programmes';
import type { Dice } from './dice.js';

const GIVEN = [
  'Aino',
  'Eero',
  'Helmi',
  'Ilkka',
  'Jaana',
  'Kaisa',
  'Lauri',
  'Maija',
  'Niko',
  'Outi',
  'Pekka',
  'Riitta',
  'Sami',
  'Tiina',
  'Ville',
  'Åsa',
  'Björn',
  'Camilla',
  'Fredrik',
  'Gunilla',
] as const;
const FAMILY = [
  'Aaltonen',
  'Heikkilä',
  'Järvi',
  'Koskela',
  'Lehto',
  'Mäkinen',
  'Niemi',
  'Ojala',
  'Peltonen',
  'Rantanen',
  'Salonen',
  'Tuominen',
  'Väisänen',
  'Öhman',
  'Lindholm',
  'Nyström',
  'Sjöblom',
] as const;
const FIRST = [
  'Pohjan',
  'Saariston',
  'Kallion',
  'Lahden',
  'Meren',
  'Revontuli',
  'Koivu',
  'Tuuli',
  'Granit',
  'Fyr',
  'Majakka',
  'Kajo',
  'Silta',
  'Virta',
  'Lumi',
] as const;
const SECOND = ['Data', 'Tekniikka', 'Hoiva', 'Logistiikka', 'Design', 'Energia'] as const;

/** Ninety companies that do not exist. They get no business id: an invented one might be somebody's. */
export const COMPANIES: readonly string[] = FIRST.flatMap((first) =>
  SECOND.map((second) => `${first} ${second} Oy (keksitty)`),
);

export interface InventedMentor {
  readonly name: string;
  readonly email: string;
  readonly language: 'fi' | 'sv' | 'en';
  readonly company: string;
  readonly capacity: number;
  readonly groupOffer: GroupOffer | null;
}

/** Who would rather take a group, by number. */
const GROUP_OFFERS: ReadonlyMap<number, GroupOffer> = new Map([
  [2, { least: 2, most: 4 }],
  [5, { least: 3, most: 5 }],
]);

/** The n-th mentor; the address ends in .example and can never be delivered (RFC 2606). */
export function inventMentor(dice: Dice, number: number): InventedMentor {
  const given = GIVEN[number % GIVEN.length] ?? 'Aino';
  const family = FAMILY[(number * 7) % FAMILY.length] ?? 'Aaltonen';
  return {
    name: `${given} ${family}`,
    email: `mentor${String(number).padStart(3, '0')}@yritys.example`,
    language: dice.weighted([
      ['fi', 80],
      ['sv', 12],
      ['en', 8],
    ]),
    company: COMPANIES[(number * 13) % COMPANIES.length] ?? '',
    capacity: dice.weighted([
      [1, 62],
      [2, 30],
      [3, 8],
    ]),
    groupOffer: GROUP_OFFERS.get(number) ?? null,
  };
}
