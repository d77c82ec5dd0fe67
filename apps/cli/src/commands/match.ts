import { readFile } from 'node:fs/promises';
import { performance } from 'node:perf_hooks';
import { type Assignment, type Instance, InvalidInstance, parseInstance, solve, TextFault, verify } from '#assignment';
import type { Replay } from '#matching';
import type { Output } from '../output.js';
import { Refusal } from './refusal.js';

const USAGE = 'Usage: luotsi match FILE [--json]';

/** A result that does not prove itself is a fault of ours, and is not shown: exit code 1. */
const UNPROVEN = 1;
const REFUSED = 2;

/**
 * `luotsi match FILE [--json]`: assigns the students of a plain instance file (see `parseInstance`) to its mentors, or computes a match
 * run again that `luotsi run save` wrote.
 * Answers the exit code: 0, 1 when the result fails its own check, 2 when the call or the file is wrong.
 */
export async function match(args: readonly string[], out: Output): Promise<number> {
  try {
    const { file, json } = readArguments(args);
    const watch = new Stopwatch();
    const text = await read(file);
    if (text.startsWith('{')) return await again(file, text, json, out);
    const instance = parse(file, text);
    const reading = watch.lap();
    const result = solveOrRefuse(file, instance);
    const solved = watch.lap();
    const certificate = verify(instance, result);
    const timings = { read: reading, solve: solved, check: watch.lap() };
    if (!certificate.holds) {
      out.error(`luotsi match: the result failed its own check and is not shown. ${certificate.objections.join(' ')}`);
      return UNPROVEN;
    }
    for (const line of json ? [asJson(instance, result, timings)] : asText(instance, result, timings)) out.write(line);
    return 0;
  } catch (cause) {
    if (!(cause instanceof Refusal)) throw cause;
    out.error(cause.message);
    return REFUSED;
  }
}

/** A result that is another one, by the same engine on the same input, is a fault of ours: exit code 1. */
async function again(file: string, text: string, json: boolean, out: Output): Promise<number> {
  // Loaded only here: an instance file needs nothing of the house.
  const { replayDocument } = await import('./match-run.js');
  const watch = new Stopwatch();
  const { plan, sameEngine, sameInput, sameResult } = replayDocument(file, text);
  const milliseconds = watch.lap();
  const { matched, score, cover } = plan;
  const pairs = plan.pairs.map((pair) => [pair.studentEnrolmentId, pair.mentorEnrolmentId]);
  const certificate = { holds: true, cover };
  if (json)
    out.write(JSON.stringify({ matched, score, pairs, milliseconds, certificate, sameEngine, sameInput, sameResult }));
  else
    for (const line of [
      `${matched} of ${plan.students.length} students matched with ${plan.mentors.length} mentors, total score ${score}.`,
      certificateInWords(cover),
      `Computed in ${Math.round(milliseconds)} ms.`,
      comparison({ sameEngine, sameInput, sameResult }),
    ])
      out.write(line);
  return sameEngine && sameInput && !sameResult ? UNPROVEN : 0;
}

function comparison({
  sameEngine,
  sameInput,
  sameResult,
}: Pick<Replay, 'sameEngine' | 'sameInput' | 'sameResult'>): string {
  if (sameResult) return 'The same result as the run had, to the byte.';
  if (!sameInput)
    return 'The input is not whole any more (somebody was erased since, or the file was changed): the result is another one.';
  if (!sameEngine) return 'Another version of the engine computed the run: the result is another one.';
  return 'THE RESULT IS ANOTHER ONE than the run had, from the same input and engine. Please report this.';
}

/** Milliseconds of each part of the work. */
interface Timings {
  readonly read: number;
  readonly solve: number;
  readonly check: number;
}

class Stopwatch {
  private started = performance.now();

  /** Milliseconds since the start or the last lap, to the microsecond. */
  lap(): number {
    const now = performance.now();
    const passed = Math.round((now - this.started) * 1000) / 1000;
    this.started = now;
    return passed;
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

/** What the check has shown, in figures: so many rows and places stand in the way of each further pair (König's cover). */
function coverOf({ capacities }: Instance, { proof }: Assignment): { students: number; places: number } {
  const students = proof.contestedRow.reduce((sum, contested) => sum + 1 - contested, 0);
  const places = capacities.reduce(
    (sum, places, mentor) => sum + (proof.contestedColumn[mentor] === 1 ? places : 0),
    0,
  );
  return { students, places };
}

function certificateInWords({ students, places }: { students: number; places: number }): string {
  return `Certificate: holds. Students who can all be served (${students}) and places that more want than can have (${places}) cover every pair, so none has more; prices prove that none with as many has a higher score.`;
}

function asJson(instance: Instance, result: Assignment, timings: Timings): string {
  const { columnOfRow, matched, score } = result;
  const pairs: [number, number][] = [];
  columnOfRow.forEach((mentor, student) => {
    if (mentor !== -1) pairs.push([student + 1, mentor + 1]);
  });
  const certificate = { holds: true, cover: coverOf(instance, result) };
  return JSON.stringify({ matched, score, pairs, milliseconds: timings.solve, certificate, timings });
}

function asText(instance: Instance, result: Assignment, { read, solve, check }: Timings): string[] {
  const whole = (milliseconds: number) => `${Math.round(milliseconds)} ms`;
  return [
    `${result.matched} of ${instance.rows} students matched with ${instance.columns} mentors, total score ${result.score}.`,
    certificateInWords(coverOf(instance, result)),
    `Read in ${whole(read)}, solved in ${whole(solve)}, checked in ${whole(check)}.`,
  ];
}
