import { Injectable } from '@nestjs/common';
import type { Cohort } from '#programmes';
import { type PairOption, pairOptions } from '../domain/pair-options.js';
import type { Rules } from '../domain/rules.js';
import { USUAL_SETTINGS } from '../domain/run-settings.js';
import { MarksOfTalks } from './marks-of-talks.js';
import { ReadSnapshot, type SnapshotRequest } from './read-snapshot.js';
import { RuleSets } from './rule-sets.js';

export interface PairChoices {
  readonly rules: Rules;
  /** The best first. */
  readonly options: readonly PairOption[];
}

/** With whom somebody could be a pair right now, by the rules of her round: those that a match run begun now would go by. */
@Injectable()
export class FindPairChoices {
  constructor(
    private readonly ruleSets: RuleSets,
    private readonly readSnapshot: ReadSnapshot,
    private readonly marksOfTalks: MarksOfTalks,
  ) {}

  async execute(
    { id: cohortId, programmeId }: Pick<Cohort, 'id' | 'programmeId'>,
    who: Pick<SnapshotRequest, 'only' | 'free' | 'marksOf'>,
  ): Promise<PairChoices> {
    const { rules } = await this.ruleSets.newestFor(cohortId);
    const talkRoundId = await this.marksOfTalks.newestOf(cohortId);
    const settings = { ...USUAL_SETTINGS, ...(talkRoundId && { talkRoundId }) };
    const snapshot = await this.readSnapshot.execute({ cohortId, programmeId, rules, settings, ...who });
    return { rules, options: pairOptions(snapshot) };
  }
}
