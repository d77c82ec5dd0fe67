import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { match } from './match.js';

let folder = '';
beforeAll(async () => {
  folder = await mkdtemp(join(tmpdir(), 'luotsi-match-'));
});
afterAll(() => rm(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const code = await match(args, { write: (line) => lines.push(line), error: (line) => errors.push(line) });
  return { code, lines, errors };
}

async function file(text: string): Promise<string> {
  const path = join(folder, 'instance.txt');
  await writeFile(path, text);
  return path;
}

const SOUND = '3 2 4\n1 1\n3 1 9\n1 1 5\n1 2 2\n2 2 4\n';

describe('luotsi match', () => {
  it('prints one line of JSON with the pairs counted from 1', async () => {
    const { code, lines, errors } = await run(await file(SOUND), '--json');
    expect({ code, errors, count: lines.length }).toEqual({ code: 0, errors: [], count: 1 });
    expect(lines[0]).toMatch(/^\{"matched":2,"score":13,"pairs":\[\[2,2\],\[3,1\]\],"milliseconds":[\d.]+,/);
    expect(JSON.parse(lines[0] ?? '')).toMatchObject({
      // All three students want the two places: these cover all four pairs.
      certificate: { holds: true, cover: { students: 0, places: 2 } },
      timings: { read: expect.any(Number), solve: expect.any(Number), check: expect.any(Number) },
    });
  });

  it('takes the option before the file', async () => {
    expect(await run('--json', await file('0 0 0\n'))).toMatchObject({
      code: 0,
      lines: [expect.stringContaining('"matched":0,"score":0,"pairs":[]')],
    });
  });

  it('tells people what it found', async () => {
    const { code, lines } = await run(await file(SOUND));
    expect(code).toBe(0);
    expect(lines).toEqual([
      '2 of 3 students matched with 2 mentors, total score 13.',
      expect.stringMatching(
        /^Certificate: holds\. Students who can all be served \(0\) and places .* \(2\) cover every pair/,
      ),
      expect.stringMatching(/^Read in \d+ ms, solved in \d+ ms, checked in \d+ ms\.$/),
    ]);
  });

  it('says where a file is malformed', async () => {
    const path = await file('3 2 1\n1 1\n3 7 9\n');
    expect(await run(path, '--json')).toEqual({
      code: 2,
      lines: [],
      errors: [`${path}: line 3, column 3: the mentor must be from 1 to 2, and is "7"`],
    });
  });

  it('says that a file is not there', async () => {
    const path = join(folder, 'none.txt');
    expect(await run(path)).toEqual({ code: 2, lines: [], errors: [`luotsi match: there is no file ${path}.`] });
  });

  it('says that a folder is no file', async () => {
    expect(await run(folder)).toMatchObject({ code: 2, errors: [expect.stringContaining('cannot be read (EISDIR)')] });
  });

  it.each([[[]], [['--json']], [['a', 'b']], [['a', '--yaml']], [['-h']]])('explains its use for %j', async (args) => {
    expect(await run(...args)).toEqual({ code: 2, lines: [], errors: ['Usage: luotsi match FILE [--json]'] });
  });
});
