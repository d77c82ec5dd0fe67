import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import type { SignedIn } from '#identity';
import { CodeLists } from '#profiles';
import type { recruitingList } from '../api/desk.contract.js';
import { decide } from '../domain/decisions.js';
import { recruitingNeeds } from '../domain/recruiting.js';
import { RunActsRepository } from '../persistence/run-acts.repository.js';
import { RunResultsRepository } from '../persistence/run-results.repository.js';
import { DeskRuns } from './desk-runs.js';
import { ScoredRuns } from './scored-runs.js';
import { languageName } from './would-help.js';

export type RecruitingListView = z.infer<typeof recruitingList>;

/** Kinds of mentors that the list names at most. */
const MOST_NEEDS = 30;

/** What mentors to look for next: what one more of a kind would come to. No names. */
@Injectable()
export class Recruiting {
  constructor(
    private readonly deskRuns: DeskRuns,
    private readonly results: RunResultsRepository,
    private readonly acts: RunActsRepository,
    private readonly scoredRuns: ScoredRuns,
    private readonly codeLists: CodeLists,
  ) {}

  /** @throws matching.unknown-run out of scope */
  async of(actor: SignedIn, runId: string): Promise<RecruitingListView> {
    await this.deskRuns.get(actor, runId);
    const scored = await this.scoredRuns.get(runId);
    const standing = await this.results.pairsAt(runId);
    const { rejected } = decide(await this.acts.ofRun(runId));
    const { seats, needs } = recruitingNeeds(scored, { standing, rejected });
    return {
      seats,
      items: needs.slice(0, MOST_NEEDS).map(({ field, language, helps, most, waiting, mentors }) => ({
        field: this.codeLists.nameOf('fields-of-education', field)?.[actor.language] ?? field,
        language: languageName(language, actor.language),
        ...{ helps, most, students: waiting, mentors },
      })),
    };
  }
}
