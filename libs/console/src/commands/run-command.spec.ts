import { beforeEach, describe, expect, it } from '@jest/globals';
import type { Catalogue, CatalogueCommand, CatalogueRow, SignedIn } from '#identity';
import { reaches } from '#identity';
import { CatalogueTexts } from '#platform';
import { ConsoleReader } from '../reader/reader.js';
import { foreseeCommand, runCommand } from './run-command.js';

const texts = new CatalogueTexts(['platform', 'identity', 'console']);
const ROWS: CatalogueRow[] = [
  { id: 'a1', name: 'Anna', organisationId: 'aalto' },
  { id: 'h1', name: 'Hanna', organisationId: 'helsinki' },
];

const catalogue: Catalogue = {
  id: 'enrolments',
  lib: 'console',
  permission: 'programmes.list-enrolments',
  fields: [{ name: 'name', type: 'text', isTitle: true }],
  commands: [],
  list: async () => ROWS,
  count: async () => ROWS.length,
  get: async (scope, id) =>
    ROWS.find((row) => row.id === id && reaches(scope, { organisationId: String(row.organisationId) })),
  personsIn: (rows) => rows.map((row) => row.id),
};

const grant = (role: string, organisationId: string | null) => ({ role, organisationId, programmeId: null });
const staff = (...grants: ReturnType<typeof grant>[]) =>
  new ConsoleReader({
    personId: 'staff',
    displayName: 'S',
    language: 'fi',
    grants,
    signedInAt: new Date(0),
  } as unknown as SignedIn);

describe('a command', () => {
  let executed: string[];
  let command: CatalogueCommand;

  beforeEach(() => {
    executed = [];
    command = {
      name: 'approve',
      permission: 'events.check-in',
      on: 'rows',
      execute: async (_actor, ids) => {
        executed.push(...ids);
        return { done: ids.length, refused: [] };
      },
    };
  });
  const run = (reader: ConsoleReader, ids: string[]) =>
    runCommand({ catalogue, command, reader, ids, input: {} }, texts);

  it('reaches only rows within the grant that allows it, whatever other grants let the reader see', async () => {
    const reader = staff(
      grant('programme_manager', 'aalto'),
      grant('event_host', 'aalto'),
      grant('report_approver', null),
    );
    const outcome = await run(reader, ['a1', 'h1']);
    expect(executed).toEqual(['a1']);
    expect(outcome.done).toBe(1);
    expect(outcome.refused).toEqual([{ id: 'h1', title: '', reason: 'Oikeutesi eivät ulotu tähän' }]);
  });

  it('is not run at all when no row is left', async () => {
    const outcome = await run(staff(grant('event_host', 'aalto')), ['h1']);
    expect([executed, outcome.done, outcome.message]).toEqual([[], 0, undefined]);
  });

  it('is refused to whoever holds no grant for it', async () => {
    await expect(run(staff(grant('city_analyst', null)), ['a1'])).rejects.toThrow('console.not-permitted');
  });

  it('tells row by row, by name and in words, why it was not done', async () => {
    command = {
      ...command,
      execute: async () => ({ done: 0, refused: [{ id: 'a1', code: 'platform.changed-meanwhile' }] }),
    };
    const outcome = await run(staff(grant('event_host', null)), ['a1']);
    expect(outcome.refused).toEqual([{ id: 'a1', title: 'Anna', reason: 'Joku muutti tätä sillä välin' }]);
  });
});

describe('what a command would mean', () => {
  const command: CatalogueCommand = {
    name: 'approve',
    permission: 'events.check-in',
    on: 'catalogue',
    inputs: [{ name: 'reason', type: 'text', required: true }],
    foresee: async () => ({ done: 3 }),
    execute: async () => {
      throw new Error('Done instead of told');
    },
  };
  const ask = (reader: ConsoleReader, kind = command) =>
    foreseeCommand({ catalogue, command: kind, reader, input: {} }, texts);

  it('is told before the form is filled in, and nothing is done', async () => {
    expect(await ask(staff(grant('event_host', null)))).toContain('foreseen');
  });

  it('is told to nobody without the permission, and of no command that cannot tell', async () => {
    await expect(ask(staff(grant('auditor', null)))).rejects.toThrow('console.not-permitted');
    const { foresee: _, ...dumb } = command;
    await expect(ask(staff(grant('event_host', null)), dumb)).rejects.toThrow('platform.invalid-input');
  });
});
