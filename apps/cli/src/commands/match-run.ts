import { writeFile } from 'node:fs/promises';
import { FrozenRuns, type Replay, readRunDocument, replay, writeRunDocument } from '#matching';
import { AuditSink, Transactions } from '#platform';
import { DomainError } from '#platform/kernel';
import { withHouse } from '../command-house.js';
import type { Output } from '../output.js';
import { Refusal } from './refusal.js';

const USAGE = `Usage: luotsi run save RUN FILE

Writes the frozen input of a finished match run to a file that \`luotsi match FILE\` computes again. It holds people's answers, without names:
keep it as you keep personal data. Audited.`;

const REFUSED = 2;

/** `luotsi run save`: answers the exit code, 0, or 2 when the call is wrong, there is no such run or the file cannot be written. */
export async function matchRun(
  env: Readonly<Record<string, string | undefined>>,
  args: readonly string[],
  out: Output,
): Promise<number> {
  const [verb, runId, file, ...rest] = args;
  if (verb !== 'save' || !runId || !file || rest.length > 0) {
    out.error(USAGE);
    return REFUSED;
  }
  try {
    const text = await withHouse(env, async (house) => {
      const run = await house.get(FrozenRuns, { strict: false }).get(runId);
      await house.get(Transactions, { strict: false }).run(() =>
        house.get(AuditSink, { strict: false }).record({
          actor: { kind: 'command', name: 'luotsi run save' },
          action: 'matching.save-run',
          subject: { kind: 'match-run', id: runId },
        }),
      );
      return writeRunDocument(run);
    });
    await writeFile(file, text, { mode: 0o600 });
    out.write(`File: ${file}`);
    return 0;
  } catch (cause) {
    out.error(`luotsi run: ${reasonOf(cause, runId, file)}`);
    return REFUSED;
  }
}

function reasonOf(cause: unknown, runId: string, file: string): string {
  if (cause instanceof DomainError) return `there is no match run ${runId} with a result.`;
  if (typeof cause === 'object' && cause !== null && 'syscall' in cause && 'code' in cause)
    return `${file} cannot be written (${cause.code}).`;
  throw cause;
}

/** Computes a saved run again. @throws Refusal when the text is no such document */
export function replayDocument(file: string, text: string): Replay {
  try {
    return replay(readRunDocument(text));
  } catch (cause) {
    throw new Refusal(
      `${file}: this is no match run that Luotsi saved: ${cause instanceof Error ? cause.message : cause}`,
    );
  }
}
