import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CatalogueTexts, errorTextKey } from '#platform';
import { DomainError } from '#platform/kernel';
import { commandScope, ExportIndicators, FORMATS, type IndicatorExport } from '#reporting';
import { HOUSE } from '../../../house.js';
import { withHouse } from '../command-house.js';
import type { Output } from '../output.js';

const USAGE = `Usage: luotsi report export --from yyyy-mm-dd --to yyyy-mm-dd [--programme ID|NAME] [--format ${FORMATS.join('|')}] [--out FILE]

Counts the indicators of a period (both days included, Finnish time) and writes them to a file. Internal: small counts are not protected.
Without --programme all programmes are counted together.`;

const SCOPE = commandScope('luotsi report export');
const REFUSED = 2;

interface ExportOptions {
  readonly from: string;
  readonly to: string;
  readonly programme: string | undefined;
  readonly format: string;
  readonly out: string | undefined;
}

function read(args: readonly string[]): ExportOptions | string {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { from: text, to: text, programme: text, format: text, out: text },
    });
    if (positionals.join(' ') !== 'export') return 'The command is: report export';
    const { from, to, programme, format = 'csv', out } = values;
    if (!from || !to) return 'Give --from and --to.';
    return { from, to, programme, format, out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * `luotsi report export`: counts the indicators of a period into a file. Audited as a command. Answers the exit code: 0, or 2 when the
 * call is wrong or the file cannot be written.
 */
export async function report(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  out: Output,
): Promise<number> {
  const options = read(args);
  if (typeof options === 'string') {
    out.error(`${options}\n\n${USAGE}`);
    return REFUSED;
  }
  try {
    const made = await withHouse(env, (house) =>
      house.get(ExportIndicators, { strict: false }).execute({ ...options, language: 'fi' }, SCOPE),
    );
    return await write(made, options.out ?? made.file.name, out);
  } catch (error) {
    if (!(error instanceof DomainError)) throw error;
    const texts = new CatalogueTexts(HOUSE.filter((lib) => lib.texts).map((lib) => lib.name));
    out.error(`luotsi report: ${texts.t('en', `${errorTextKey(error.code)}.detail`, error.params)}`);
    return REFUSED;
  }
}

async function write({ file, report: { sha256 } }: IndicatorExport, path: string, out: Output): Promise<number> {
  try {
    await writeFile(path, file.bytes);
  } catch (error) {
    const reason = typeof error === 'object' && error !== null && 'code' in error ? error.code : error;
    out.error(`luotsi report: ${path} cannot be written (${reason}).`);
    return REFUSED;
  }
  out.write(`File: ${path}`);
  out.write(`sha256 of the figures: ${sha256}`);
  return 0;
}
