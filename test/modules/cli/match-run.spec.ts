import { mkdtemp, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { match } from '../../../apps/cli/src/commands/match.js';
import { matchRun } from '../../../apps/cli/src/commands/match-run.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { Round } from '../matching/builders.js';

let house: TestHouse;
let folder: string;
let file: string;
let runId: string;
let env: Record<string, string>;
beforeAll(async () => {
  house = await openHouse();
  const round = await Round.open(house);
  await round.student('Aino');
  await round.student('Bo');
  await round.mentor('Maija');
  runId = await round.run();
  folder = await mkdtemp(join(tmpdir(), 'luotsi-run-'));
  file = join(folder, 'run.json');
  const { DATABASE_URL, LUOTSI_SECRET_KEY } = house.env;
  env = { DATABASE_URL, LUOTSI_SECRET_KEY };
}, 60_000);
afterAll(async () => {
  await rm(folder, { recursive: true });
  await house.close();
});

async function said(command: (out: { write(line: string): void; error(line: string): void }) => Promise<number>) {
  const lines: string[] = [];
  const code = await command({ write: (line) => lines.push(line), error: (line) => lines.push(line) });
  return { code, lines };
}
const save = (...args: string[]) => said((out) => matchRun(env, ['save', ...args], out));
const solveFile = (...args: string[]) => said((out) => match(args, out));

describe('a saved match run', () => {
  it('is computed again by luotsi match, with the same result to the byte and a certificate', async () => {
    expect(await save(runId, file)).toEqual({ code: 0, lines: [`File: ${file}`] });
    const { code, lines } = await solveFile(file);
    expect(code).toBe(0);
    expect(lines).toEqual([
      expect.stringMatching(/^1 of 2 students matched with 1 mentors, total score \d+\.$/),
      expect.stringMatching(/^Certificate: holds\. /),
      expect.stringMatching(/^Computed in \d+ ms\.$/),
      'The same result as the run had, to the byte.',
    ]);
    const [json] = (await solveFile(file, '--json')).lines;
    expect(JSON.parse(json ?? '')).toMatchObject({
      ...{ matched: 1, pairs: [[expect.any(String), expect.any(String)]] },
      ...{ certificate: { holds: true, cover: { students: 0, places: 1 } } },
      ...{ sameEngine: true, sameInput: true, sameResult: true },
    });
  });

  it('holds no name, is readable for its owner only, and saving is audited', async () => {
    await save(runId, file);
    expect(await readFile(file, 'utf8')).not.toMatch(/Aino|Bo|Maija|@/);
    expect((await stat(file)).mode & 0o777).toBe(0o600);
    const entries = await house.database.query(`select 1 from privacy.audit_entry where action = 'matching.save-run'`);
    expect(entries.length).toBeGreaterThan(0);
  });

  it('that somebody changed says that its input is not whole', async () => {
    await save(runId, file);
    const document = JSON.parse(await readFile(file, 'utf8'));
    document.snapshot.mentors[0].freeSeats = 2;
    await writeFile(file, JSON.stringify(document));
    expect((await solveFile(file)).lines.at(-1)).toMatch(/^The input is not whole any more/);
  });

  it('whose result does not follow from its input is a fault, exit code 1', async () => {
    await save(runId, file);
    const document = JSON.parse(await readFile(file, 'utf8'));
    await writeFile(file, JSON.stringify({ ...document, resultHash: '0'.repeat(64) }));
    const { code, lines } = await solveFile(file);
    expect([code, lines.at(-1)]).toEqual([1, expect.stringMatching(/^THE RESULT IS ANOTHER ONE/)]);
  });

  it('of another engine comes out the same where nothing has changed for it, and says so where it does not', async () => {
    const before = await readFile(new URL('../matching/support/run-before-wishes.json', import.meta.url), 'utf8');
    await writeFile(file, before);
    expect((await solveFile(file)).lines.at(-1)).toMatch(/^The same result/);
    await writeFile(file, JSON.stringify({ ...JSON.parse(before), resultHash: '0'.repeat(64) }));
    const { code, lines } = await solveFile(file);
    expect([code, lines.at(-1)]).toEqual([0, expect.stringMatching(/^Another version of the engine/)]);
  });

  it.each(['{', '{}', '{"format":"luotsi-match-run"}'])('is told from other JSON: %s', async (text) => {
    await writeFile(file, text);
    expect(await solveFile(file)).toEqual({
      code: 2,
      lines: [expect.stringContaining('this is no match run that Luotsi saved')],
    });
  });
});

describe('luotsi run save', () => {
  it.each([['no-id'], ['018bcfe5-6800-7000-8000-00000000ffff']])('says that there is no run %s', async (id) => {
    expect(await save(id, file)).toEqual({
      code: 2,
      lines: [`luotsi run: there is no match run ${id} with a result.`],
    });
  });

  it('says that the file cannot be written', async () => {
    expect(await save(runId, join(folder, 'none', 'x'))).toMatchObject({
      code: 2,
      lines: [expect.stringContaining('cannot be written (ENOENT)')],
    });
  });

  it('explains its use', async () => {
    expect(await save(runId)).toMatchObject({
      code: 2,
      lines: [expect.stringMatching(/^Usage: luotsi run save RUN FILE/)],
    });
  });
});
