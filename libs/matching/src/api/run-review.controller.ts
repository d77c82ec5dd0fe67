import { Controller, Get, Param, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Permit, type SignedIn } from '#identity';
import { Answers } from '#platform';
import { RuleCounts, type RuleCountsView } from '../queries/rule-counts.js';
import { type CoverageView, RunCoverage } from '../queries/run-coverage.js';
import { RunLetters, type RunLettersView } from '../queries/run-letters.js';
import * as contract from './coverage.contract.js';
import { runLetters } from './letters.contract.js';

const id = z.uuid();

/** A run looked at closely: whom it reached, what its rules left to choose from, and what the two of a pair will read. */
@ApiTags('match desk')
@Controller('api/v1')
export class RunReviewController {
  constructor(
    private readonly ruleCounts: RuleCounts,
    private readonly runCoverage: RunCoverage,
    private readonly runLetters: RunLetters,
  ) {}

  @Get('match-desk/runs/:id/rules')
  @Permit('matching.list-runs')
  @Answers(contract.ruleCounts)
  rules(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) runId: string): Promise<RuleCountsView> {
    return this.ruleCounts.of(actor, runId);
  }

  @Get('match-desk/runs/:id/coverage')
  @Permit('matching.list-runs')
  @Answers(contract.coverage)
  coverage(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Query({ schema: contract.coverageQuery }) { by }: z.infer<typeof contract.coverageQuery>,
  ): Promise<CoverageView> {
    return this.runCoverage.of(actor, runId, by);
  }

  @Get('match-desk/runs/:id/letters/:student')
  @Permit('matching.publish-proposals')
  @Answers(runLetters)
  letters(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Param('student', { schema: id }) student: string,
  ): Promise<RunLettersView> {
    return this.runLetters.of(actor, runId, student);
  }
}
