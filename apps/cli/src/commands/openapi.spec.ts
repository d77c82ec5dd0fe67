import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from '@jest/globals';
import { openApi } from './openapi.js';

const folder = mkdtempSync(join(tmpdir(), 'luotsi-openapi-'));
afterAll(() => rmSync(folder, { recursive: true }));

async function run(...args: string[]): Promise<{ code: number; written: string; errors: string }> {
  const written: string[] = [];
  const errors: string[] = [];
  const code = await openApi(args, { write: (line) => written.push(line), error: (line) => errors.push(line) });
  return { code, written: written.join('\n'), errors: errors.join('\n') };
}

describe('luotsi openapi', () => {
  it('writes the document without settings or a database, the same one to the output and to a file', async () => {
    const file = join(folder, 'openapi.json');
    const shown = await run();
    expect(shown).toMatchObject({ code: 0, errors: '' });
    expect(JSON.parse(shown.written)).toMatchObject({ openapi: '3.1.0', paths: { '/api/v1/me': { get: {} } } });
    expect(await run(file)).toEqual({ code: 0, written: '', errors: '' });
    expect(readFileSync(file, 'utf8')).toBe(`${shown.written}\n`);
  });

  it('refuses a call that it does not know and a file that it cannot write', async () => {
    expect(await run('--yaml')).toMatchObject({ code: 2, written: '', errors: expect.stringContaining('Usage') });
    expect(await run('a.json', 'b.json')).toMatchObject({ code: 2, errors: expect.stringContaining('Usage') });
    expect(await run(folder)).toMatchObject({ code: 2, errors: expect.stringContaining('EISDIR') });
  });
});
