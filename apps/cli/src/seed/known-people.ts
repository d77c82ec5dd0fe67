export const KNOWN_STAFF = [
  {
    eppn: 'manager.helsinki@hel.fi',
    role: 'programme_manager',
    organisation: null,
    does: 'programme manager: everything of the programme',
  },
  {
    eppn: 'admin.helsinki@hel.fi',
    role: 'administrator',
    organisation: null,
    does: 'administrator: accounts and settings',
  },
  {
    eppn: 'coordinator.metropolia@metropolia.fi',
    role: 'university_coordinator',
    organisation: 'Metropolia University of Applied Sciences',
    does: "coordinator: Metropolia's own students",
  },
  {
    eppn: 'coordinator.haaga-helia@haaga-helia.fi',
    role: 'university_coordinator',
    organisation: 'Haaga-Helia University of Applied Sciences',
    does: "coordinator: Haaga-Helia's own students",
  },
  {
    eppn: 'coordinator.laurea@laurea.fi',
    role: 'university_coordinator',
    organisation: 'Laurea University of Applied Sciences',
    does: "coordinator: Laurea's own students",
  },
] as const;

export const KNOWN_BY_MAIL = [
  {
    email: 'mentor@yritys.example',
    name: 'Maija Mäkelä',
    language: 'fi',
    role: null,
    does: 'mentor with a code by e-mail',
  },
  {
    email: 'chamber@chamber.example',
    name: 'Johan Sandström',
    language: 'sv',
    role: 'company_officer',
    does: 'Chamber of Commerce: companies, mentors, events',
  },
  {
    email: 'auditor@tem.example',
    name: 'Aino Auditor',
    language: 'fi',
    role: 'auditor',
    does: 'auditor: reads only, every reading logged',
  },
] as const;

export const KNOWN_STUDENTS = [
  { eppn: 'amara.okafor@metropolia.fi', does: 'student at Metropolia' },
  { eppn: 'linh.nguyen@haaga-helia.fi', does: 'student at Haaga-Helia' },
  { eppn: 'diego.ramirez@laurea.fi', does: 'student at Laurea' },
] as const;

/** What `npm start` prints: whom to sign in as. */
export function whoMaySignIn(publicUrl: string): string[] {
  const line = (name: string, does: string) => `  ${name.padEnd(42)}${does}`;
  return [
    `Open ${publicUrl}`,
    '',
    'Sign in with a university account (choose the university, then the person):',
    ...KNOWN_STUDENTS.map((person) => line(person.eppn, person.does)),
    ...KNOWN_STAFF.map((person) => line(person.eppn, person.does)),
    '',
    'Sign in with a code by e-mail:',
    ...KNOWN_BY_MAIL.map((person) => line(person.email, person.does)),
    '',
    `The console: ${publicUrl}/admin    The mailbox: ${publicUrl}/dev/mailbox`,
  ];
}
