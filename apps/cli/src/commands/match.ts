import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { type Assignment, type Instance, InvalidInstance, parseInstance, solve, TextFault, verify } from '#assignment';

const USAGE = 'Usage: luotsi match FILE [--json]';

/** A refusal that is the caller's to mend: told in one line, exit code 2. */
class Refusal extends Error {}

/** A result that does not prove itself is a fault of ours, and is not shown: exit code 1. */
const UNPROVEN = 1;
const REFUSED = 2;

/**
 * `luotsi match FILE [--json]`: assigns the students of a plain instance file (see `parseInstance`) to its mentors.
 * Answers the exit code: 0, 1 when the result fails its own check, 2 when the call or the file is wrong.
 */
export async function match(
  args: readonly string[],
  out: { write(line: string): void; error(line: string): void },
): Promise<number> {
  try {
    const { file, json } = readArguments(args);
    const instance = parse(file, await read(file));
    const started = performance.now();
    const result = solveOrRefuse(file, instance);
    const milliseconds = Math.round((performance.now() - started) * 1000) / 1000;
    const certificate = verify(instance, result);
    if (!certificate.holds) {
      out.error(`luotsi match: the result failed its own check and is not shown. ${certificate.objections.join(' ')}`);
      return UNPROVEN;
    }
    for (const line of json ? [asJson(result, milliseconds)] : asText(instance, result, milliseconds)) out.write(line);
    return 0;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    out.error(cause.message);
    return REFUSED;
  }
}

function readArguments(args: readonly string[]): { file: string; json: boolean } {
  const files = args.filter((argument) => !argument.startsWith('-'));
  const options = args.filter((argument) => argument.startsWith('-'));
  const [file] = files;
  if (file === undefined || files.length > 1 || options.some((option) => option !== '--json')) throw new Refusal(USAGE);
  return { file, json: options.length > 0 };
}

async function read(file: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (cause) {
    const code = typeof cause === 'object' && cause !== null && 'code' in cause ? cause.code : undefined;
    if (code === 'ENOENT') throw new Refusal(`luotsi match: there is no file ${file}.`);
    throw new Refusal(`luotsi match: ${file} cannot be read (${code ?? cause}).`);
  }
}

function parse(file: string, text: string): Instance {
  try {
    return parseInstance(text, { row: 'student', column: 'mentor' });
  } catch (cause) {
    if (cause instanceof TextFault) throw new Refusal(`${file}: ${cause.message}`);
    throw cause;
  }
}

function solveOrRefuse(file: string, instance: Instance): Assignment {
  try {
    return solve(instance);
  } catch (cause) {
    if (cause instanceof InvalidInstance) throw new Refusal(`${file}: ${cause.message}`);
    throw cause;
  }
}

function asJson({ columnOfRow, matched, score }: Assignment, milliseconds: number): string {
  const pairs: [number, number][] = [];
  columnOfRow.forEach((mentor, student) => {
    if (mentor !== -1) pairs.push([student + 1, mentor + 1]);
  });
  return JSON.stringify({ matched, score, pairs, milliseconds });
}

function asText({ rows, columns }: Instance, { matched, score }: Assignment, milliseconds: number): string[] {
  return [
    `${matched} of ${rows} students matched with ${columns} mentors, total score ${score}.`,
    `Solved in ${Math.round(milliseconds)} ms; checked: no assignment has more students, and none with as many a higher score.`,
  ];
}
