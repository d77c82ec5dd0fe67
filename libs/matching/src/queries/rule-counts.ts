import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { SignedIn } from '#identity';
import type { ruleCounts } from '../api/coverage.contract.js';
import { REMOVERS, type RemovedPairs } from '../domain/removed-pairs.js';
import type { ScoredRun } from '../domain/replan.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { DeskRuns } from './desk-runs.js';
import { ScoredRuns } from './scored-runs.js';

export type RuleCountsView = z.infer<typeof ruleCounts>;

/** What the rules of a run took out of all possible pairs. */
@Injectable()
export class RuleCounts {
  constructor(
    private readonly deskRuns: DeskRuns,
    private readonly results: RunResultsRepository,
    private readonly scoredRuns: ScoredRuns,
  ) {}

  /** As the run stored it; a run of before is counted again from its frozen input. @throws matching.unknown-run out of scope */
  async of(actor: SignedIn, runId: string): Promise<RuleCountsView> {
    await this.deskRuns.get(actor, runId);
    const stored = await this.results.removedOf(runId);
    const { possible, removed, remain } = stored ?? countedAgain(await this.scoredRuns.get(runId));
    return { possible, remain, rules: byRule(removed) };
  }
}

/** Rules that took something out, in the order in which they are asked. */
export function byRule(removed: RemovedPairs['removed']): RuleCountsView['rules'] {
  return REMOVERS.flatMap((code) => {
    const count = removed[code] ?? 0;
    return count > 0 ? [{ code, count }] : [];
  });
}

/** The desk scores pairs below the fewest points, too. */
function countedAgain({ snapshot, pairs, removed }: ScoredRun): RemovedPairs {
  const { fewestPoints } = snapshot.settings;
  const tooFew = pairs.pairScore.filter((score) => score < fewestPoints).length;
  return {
    possible: removed.possible,
    removed: { ...removed.removed, 'fewest-points': tooFew },
    remain: removed.remain - tooFew,
  };
}
