import { writeFile } from 'node:fs/promises';
import { parseArgs } from 'node:util';
import { CatalogueTexts, errorTextKey } from '#platform';
import { DomainError } from '#platform/kernel';
import { commandScope, ExportIndicators, FORMATS, type IndicatorExport, RebuildProjection } from '#reporting';
import { HOUSE } from '../../../house.js';
import { withHouse } from '../command-house.js';
import type { Output } from '../output.js';

const USAGE = `Usage: luotsi report export --from yyyy-mm-dd --to yyyy-mm-dd [--programme ID|NAME] [--format ${FORMATS.join('|')}] [--out FILE]

Counts the indicators of a period (both days included, Finnish time) and writes them to a file. Internal: small counts are not protected.
Without --programme all programmes are counted together.

       luotsi report rebuild

Makes the rows that indicators are counted from again out of the facts. No figure changes by it.`;

const SCOPE = commandScope('luotsi report export');
const REFUSED = 2;

type ReportCommand = { readonly name: 'rebuild' } | ({ readonly name: 'export' } & ExportOptions);

interface ExportOptions {
  readonly from: string;
  readonly to: string;
  readonly programme: string | undefined;
  readonly format: string;
  readonly out: string | undefined;
}

function read(args: readonly string[]): ReportCommand | string {
  try {
    const text = { type: 'string' } as const;
    const { values, positionals } = parseArgs({
      args: [...args],
      allowPositionals: true,
      options: { from: text, to: text, programme: text, format: text, out: text },
    });
    const name = positionals.join(' ');
    if (name === 'rebuild') return Object.keys(values).length > 0 ? 'report rebuild takes no options.' : { name };
    if (name !== 'export') return 'The command is: report export, or report rebuild';
    const { from, to, programme, format = 'csv', out } = values;
    if (!from || !to) return 'Give --from and --to.';
    return { name, from, to, programme, format, out };
  } catch (error) {
    return error instanceof Error ? error.message : String(error);
  }
}

/**
 * `luotsi report export`: counts the indicators of a period into a file. `luotsi report rebuild`: makes what they are counted from again.
 * Audited as commands. Answers the exit code: 0, or 2 when the call is wrong or the file cannot be written.
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
  if (options.name === 'rebuild') return rebuild(env, out);
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

async function rebuild(env: Readonly<Record<string, string | undefined>>, out: Output): Promise<number> {
  const actor = { kind: 'command', name: 'luotsi report rebuild' } as const;
  const rows = await withHouse(env, (house) => house.get(RebuildProjection, { strict: false }).execute(actor));
  out.write(`Rows made from the facts: ${rows}`);
  return 0;
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
