import { describe, expect, it } from '@jest/globals';
import { FAMILY_NAMES, GIVEN_NAMES } from './names.js';
import { peopleOf, personFor } from './people.js';
import { PROVIDERS } from './providers.js';

const everybody = PROVIDERS.flatMap(({ key }) => peopleOf(key));
const numbered = everybody.filter(({ uid }) => uid.startsWith('student'));

describe('invented people', () => {
  it('gives the three universities 600 numbered students each and the City none', () => {
    expect(PROVIDERS.map(({ key }) => peopleOf(key).length)).toEqual([603, 603, 603, 2]);
    expect(personFor('helsinki', 'student0001')).toBeUndefined();
  });

  it('finds the people of the demonstration by their account', () => {
    expect(personFor('metropolia', 'amara.okafor')).toMatchObject({
      displayName: 'Amara Okafor',
      eppn: 'amara.okafor@metropolia.fi',
      affiliations: ['student', 'member'],
      mail: 'amara.okafor@student.metropolia.example',
    });
    expect(personFor('haaga-helia', 'linh.nguyen')?.displayName).toBe('Linh Nguyễn');
    expect(personFor('laurea', 'diego.ramirez')?.role).toBe('student');
    expect(personFor('laurea', 'coordinator.laurea')?.affiliations).toContain('staff');
    expect(personFor('helsinki', 'manager.helsinki')?.role).toBe('programme-manager');
    expect(personFor('helsinki', 'admin.helsinki')?.role).toBe('administrator');
  });

  it('takes an account however it is typed and answers the same person each time', () => {
    expect(personFor('metropolia', ' Amara.Okafor ')).toEqual(personFor('metropolia', 'amara.okafor'));
    expect(personFor('laurea', 'student0042')).toEqual(peopleOf('laurea').find(({ uid }) => uid === 'student0042'));
  });

  it.each(['', 'student0000', 'student0601', 'student1', 'student00001', 'amara.okafor@metropolia.fi', 'constructor'])(
    'knows nobody called "%s"',
    (uid) => {
      expect(personFor('metropolia', uid)).toBeUndefined();
    },
  );

  it('knows people only at their own university', () => {
    expect(personFor('laurea', 'amara.okafor')).toBeUndefined();
  });

  it('never gives two numbered students one name, also not at two universities', () => {
    expect(new Set(GIVEN_NAMES).size).toBe(GIVEN_NAMES.length);
    expect(new Set(FAMILY_NAMES).size).toBe(FAMILY_NAMES.length);
    expect(new Set(numbered.map(({ displayName }) => displayName)).size).toBe(1800);
  });

  it('gives everybody an eppn, a subject-id and a mail address of their own, within the scope of the university', () => {
    for (const field of ['eppn', 'subjectId', 'mail'] as const) {
      expect(new Set(everybody.map((person) => person[field])).size).toBe(everybody.length);
    }
    for (const person of peopleOf('haaga-helia')) {
      expect(person.eppn.endsWith('@haaga-helia.fi')).toBe(true);
      expect(person.subjectId).toMatch(/^[0-9a-f]{32}@haaga-helia\.fi$/);
    }
  });

  it('has names with letters beyond ASCII', () => {
    expect(numbered.filter(({ displayName }) => /[^ -~]/.test(displayName)).length).toBeGreaterThan(600);
  });

  it('sends no mail address that could be delivered', () => {
    expect(everybody.every(({ mail }) => mail.endsWith('.example'))).toBe(true);
  });

  it('has three people called Sam Lee, one at each university', () => {
    const namesakes = everybody.filter(({ displayName }) => displayName === 'Sam Lee');
    expect(namesakes.map(({ provider }) => provider)).toEqual(['metropolia', 'haaga-helia', 'laurea']);
  });
});
