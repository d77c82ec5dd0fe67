import { describe, expect, it } from '@jest/globals';
import type { SignedIn } from '#identity';
import type { AccessEntry, AccessLog } from '#platform';
import { ConsoleReader, currentAdminOf, readerOf } from './reader.js';

const actor = {
  personId: 'p-staff',
  displayName: 'Maija',
  language: 'fi',
  grants: [{ role: 'auditor', organisationId: 'secret-org', programmeId: null }],
  signedInAt: new Date(0),
} as unknown as SignedIn;
const reading = (resource: string, ...personIds: string[]) => ({
  permission: 'identity.list-persons',
  resource,
  personIds: personIds as never[],
});

async function written(reader: ConsoleReader): Promise<AccessEntry[]> {
  const entries: AccessEntry[] = [];
  const log: AccessLog = { record: async (entry) => void entries.push(entry) };
  await reader.writeReadings(log);
  return entries;
}

describe('a reader', () => {
  it('is logged once per list with everybody the list showed, and nobody twice', async () => {
    const reader = new ConsoleReader(actor);
    reader.note(reading('events.registrations', 'a', 'b'));
    reader.note(reading('events.registrations', 'b', 'c'));
    reader.note(reading('identity.persons', 'a', 'd'));
    expect((await written(reader)).map((entry) => [entry.reader, entry.resource, entry.personIds])).toEqual([
      ['p-staff', 'events.registrations', ['a', 'b', 'c']],
      ['p-staff', 'identity.persons', ['d']],
    ]);
  });

  it('leaves no entry where nobody was shown', async () => {
    const reader = new ConsoleReader(actor);
    reader.note(reading('identity.organisations'));
    expect(await written(reader)).toEqual([]);
  });

  it('shows AdminJS a name, a language and roles, and nothing else', () => {
    const admin = currentAdminOf(new ConsoleReader(actor));
    expect(JSON.parse(JSON.stringify(admin))).toEqual({
      id: 'p-staff',
      displayName: 'Maija',
      language: 'fi',
      roles: ['auditor'],
    });
  });

  it('is found only by the very object that it gave', () => {
    const reader = new ConsoleReader(actor);
    const admin = currentAdminOf(reader);
    expect(readerOf(admin)).toBe(reader);
    expect(() => readerOf({ ...admin })).toThrow('console.sign-in-needed');
  });
});
