import { Injectable } from '@nestjs/common';
import { scoreInTurns } from '../computing/compute.js';
import type { ScoredPairs } from '../domain/locks.js';
import type { ScoredRun } from '../domain/replan.js';
import { FrozenRuns } from './frozen-runs.js';

/** Runs that are kept scored in memory, the last ones asked for. */
const KEPT = 3;

/** Finished runs with every pair scored, so that a question about one is answered within a second. The newest few are kept in memory. */
@Injectable()
export class ScoredRuns {
  private readonly kept = new Map<string, Promise<ScoredRun>>();

  constructor(private readonly frozenRuns: FrozenRuns) {}

  /** @throws matching.unknown-run, also for a run without a result */
  get(runId: string): Promise<ScoredRun> {
    const run = this.kept.get(runId) ?? this.prepare(runId);
    this.kept.delete(runId);
    this.kept.set(runId, run);
    const [oldest] = this.kept.keys();
    if (this.kept.size > KEPT && oldest) this.kept.delete(oldest);
    // A failure is not kept.
    run.catch(() => this.kept.delete(runId));
    return run;
  }

  /** Somebody's answers are gone: nothing is answered from memory any more. */
  forget(): void {
    this.kept.clear();
  }

  private async prepare(runId: string): Promise<ScoredRun> {
    const { snapshot, findings } = await this.frozenRuns.known(runId);
    const everything = { ...snapshot, settings: { ...snapshot.settings, fewestPoints: 0 } };
    const list = await scoreInTurns(everything);
    return { snapshot, findings, pairs: inSharedMemory(list.arrays()), removed: list.removed };
  }
}

/** Millions of pairs, which a thread is to read without a copy. */
function inSharedMemory({ pairRow, pairColumn, pairScore }: ScoredPairs): ScoredPairs {
  const shared = (values: Int32Array) => {
    const copy = new Int32Array(new SharedArrayBuffer(values.byteLength));
    copy.set(values);
    return copy;
  };
  return { pairRow: shared(pairRow), pairColumn: shared(pairColumn), pairScore: shared(pairScore) };
}
