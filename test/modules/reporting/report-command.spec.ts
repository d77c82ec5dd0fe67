import { mkdtemp, readFile, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { report } from '../../../apps/cli/src/commands/report.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { someId } from '../../support/people.js';
import { Reported } from './support.js';

let house: TestHouse;
let reported: Reported;
let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luotsi-report-'));
  house = await openHouse(new Date('2023-05-02T09:00:00Z'));
  reported = await Reported.in(house);
  await reported.started(
    someId(),
    [await reported.student(reported.laurea)],
    [reported.laurea],
    '2023-04-30T20:59:59Z',
  );
});
afterAll(async () => {
  await house.close();
  await rm(folder, { recursive: true });
});

async function run(...args: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const { env } = house;
  const settings = { DATABASE_URL: env.DATABASE_URL, LUOTSI_SECRET_KEY: env.LUOTSI_SECRET_KEY, CONSOLE: 'off' };
  const code = await report(settings, args, { write: (line) => lines.push(line), error: (line) => errors.push(line) });
  return { code, lines, errors };
}
const GRANT = ['export', '--from', '2022-05-01', '--to', '2023-04-30'];

describe('luotsi report rebuild', () => {
  it('makes the rows again that are missing or wrong, and is audited as a command', async () => {
    await house.settle();
    const rows = () => house.database.query('select * from reporting.fact order by source_fact_id');
    const right = await rows();
    await house.database.query(`delete from reporting.fact where kind = 'participant-entered'`);
    await house.database.query(`update reporting.fact set occurred_on = occurred_on + 40`);
    expect(await run('rebuild')).toEqual({
      code: 0,
      lines: [`Rows made from the facts: ${right.length}`],
      errors: [],
    });
    expect(await rows()).toEqual(right);
    const audited = await house.database.query(
      `select actor_kind, actor from privacy.audit_entry where action = 'reporting.rebuild-projection'`,
    );
    expect(audited).toEqual([{ actor_kind: 'command', actor: 'luotsi report rebuild' }]);
  });
});

describe('luotsi report export', () => {
  it('writes the file, names it with the checksum of the figures, and is audited as a command', async () => {
    const file = join(folder, 'report.csv');
    const { code, lines, errors } = await run(...GRANT, '--programme', reported.programme, '--out', file);
    expect({ code, errors, first: lines[0] }).toEqual({ code: 0, errors: [], first: `File: ${file}` });
    const text = await readFile(file, 'utf8');
    expect(text).toMatch(/^code,indicator,/);
    const sha256 = /^sha256 of the figures: ([0-9a-f]{64})$/.exec(lines[1] ?? '')?.[1] ?? 'none';
    expect(text).toContain(sha256);
    expect(text).toContain(
      'M1,m1-mentorships-started,1,Alkaneet mentoroinnit,Påbörjade mentorrelationer,Mentorships started,mentorships,total,,,1,',
    );
    const audited = await house.database.query(
      `select actor_kind, actor from privacy.audit_entry where action = 'reporting.export-indicators'`,
    );
    expect(audited).toEqual([{ actor_kind: 'command', actor: 'luotsi report export' }]);

    const again = await run(
      ...GRANT,
      '--programme',
      'Luotsin kevät',
      '--format',
      'xlsx',
      '--out',
      join(folder, 'report.xlsx'),
    );
    expect(again.lines[1]).toBe(lines[1]);
  });

  it.each([
    [['--from', '1.5.2022', '--to', '2023-04-30'], 'Write two dates as yyyy-mm-dd'],
    [['--from', '2022-05-01', '--to', '2023-04-30', '--format', 'pdf'], 'pdf is not a format'],
    [['--from', '2022-05-01', '--to', '2023-04-30', '--programme', 'No Such'], 'The programme does not exist'],
  ])('says what is wrong with %j', async (args, reason) => {
    const { code, lines, errors } = await run('export', ...args);
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(errors[0]).toContain(reason);
  });

  it('says that a file cannot be written', async () => {
    const { code, errors } = await run(...GRANT, '--out', join(folder, 'no', 'such', 'folder.csv'));
    expect({ code, error: errors[0] }).toEqual({
      code: 2,
      error: expect.stringContaining('cannot be written (ENOENT)'),
    });
  });
});
