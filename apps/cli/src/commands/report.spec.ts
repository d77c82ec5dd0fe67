import { describe, expect, it } from '@jest/globals';
import { report } from './report.js';

async function run(...args: string[]): Promise<{ code: number; lines: string[]; errors: string[] }> {
  const lines: string[] = [];
  const errors: string[] = [];
  const out = { write: (line: string) => lines.push(line), error: (line: string) => errors.push(line) };
  // A call that is wrong in itself is refused before any setting is read.
  const code = await report({ LUOTSI_ENV: 'nowhere' }, args, out);
  return { code, lines, errors };
}

describe('luotsi report', () => {
  it.each([
    [[], 'The command is: report export, or report rebuild'],
    [['import'], 'The command is: report export, or report rebuild'],
    [['rebuild', '--from', '2022-05-01'], 'report rebuild takes no options.'],
    [['export'], 'Give --from and --to.'],
    [['export', '--from', '2022-05-01'], 'Give --from and --to.'],
    [['export', '--period', '2022'], "Unknown option '--period'"],
  ])('explains its use for %j', async (args, reason) => {
    const { code, lines, errors } = await run(...args);
    expect({ code, lines }).toEqual({ code: 2, lines: [] });
    expect(errors[0]).toContain(reason);
    expect(errors[0]).toContain('Usage: luotsi report export --from');
  });
});
