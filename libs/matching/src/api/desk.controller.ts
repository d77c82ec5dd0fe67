import { Body, Controller, Get, HttpCode, Param, Post, Query, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Response } from 'express';
import { z } from 'zod';
import { CurrentActor, Permit, type SignedIn } from '#identity';
import { Answers, AnswersEvents } from '#platform';
import { CompareRuns, type ComparisonView, type WhatIfView } from '../queries/compare-runs.js';
import { type DeskPairDetailsView, DeskPairs, type DeskPairView } from '../queries/desk-pairs.js';
import { DeskRuns, type DeskRunView, type RunnableCohortView } from '../queries/desk-runs.js';
import { Recruiting, type RecruitingListView } from '../queries/recruiting.js';
import { type DeskGroupsView, RunGroups } from '../queries/run-groups.js';
import { RunProgressStream } from '../queries/run-progress-stream.js';
import { Unmatched, type UnmatchedStudentView } from '../queries/unmatched.js';
import { type ActCost, ActOnRun } from '../usecases/act-on-run.js';
import { AdoptRun } from '../usecases/adopt-run.js';
import { CancelRun } from '../usecases/cancel-run.js';
import { PublishProposals } from '../usecases/publish-proposals.js';
import { StartRun } from '../usecases/start-run.js';
import * as contract from './desk.contract.js';
import { deskGroups } from './desk-groups.contract.js';

const id = z.uuid();

/** The match desk: what staff see and do of runs. Publishing and cancelling are the console's use cases too. */
@ApiTags('match desk')
@Controller('api/v1')
export class DeskController {
  constructor(
    private readonly deskRuns: DeskRuns,
    private readonly deskPairs: DeskPairs,
    private readonly unmatched: Unmatched,
    private readonly recruiting: Recruiting,
    private readonly compareRuns: CompareRuns,
    private readonly runGroups: RunGroups,
    private readonly actOnRun: ActOnRun,
    private readonly adoptRun: AdoptRun,
    private readonly startRun: StartRun,
    private readonly cancelRun: CancelRun,
    private readonly publishProposals: PublishProposals,
    private readonly progress: RunProgressStream,
  ) {}

  @Get('match-desk/cohorts')
  @Permit('matching.start-runs')
  @Answers(contract.runnableCohorts)
  async cohorts(@CurrentActor() actor: SignedIn): Promise<{ items: RunnableCohortView[] }> {
    return { items: await this.deskRuns.cohorts(actor) };
  }

  @Get('match-desk/runs')
  @Permit('matching.list-runs')
  @Answers(contract.deskRuns)
  list(
    @CurrentActor() actor: SignedIn,
    @Query({ schema: contract.deskRunsQuery }) query: z.infer<typeof contract.deskRunsQuery>,
  ): Promise<{ items: DeskRunView[]; next: string | null }> {
    return this.deskRuns.list(actor, query);
  }

  @Post('match-desk/runs')
  @Permit('matching.start-runs')
  @Answers(contract.startedRun, 201)
  async start(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: contract.newRun }) { settings, ...command }: z.infer<typeof contract.newRun>,
  ): Promise<{ id: string }> {
    return { id: await this.startRun.execute({ ...command, ...(settings && { settings }) }, actor) };
  }

  @Get('match-desk/runs/:id')
  @Permit('matching.list-runs')
  @Answers(contract.deskRun)
  one(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) runId: string): Promise<DeskRunView> {
    return this.deskRuns.get(actor, runId);
  }

  /** Server-sent events; written by hand, so that a refusal is a problem like any other and not an event. */
  @Get('match-desk/runs/:id/progress')
  @Permit('matching.list-runs')
  @AnswersEvents()
  async follow(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Res() response: Response,
  ): Promise<void> {
    const steps = await this.progress.of(actor, runId);
    // Compressed it would be held back.
    response.set({ 'content-type': 'text/event-stream', 'cache-control': 'no-store, no-transform' }).flushHeaders();
    const end = () => response.end();
    const following = steps.subscribe({
      next: (step) => response.write(`data: ${JSON.stringify(step)}\n\n`),
      complete: end,
      error: end,
    });
    response.on('close', () => following.unsubscribe());
  }

  @Post('match-desk/runs/:id/cancel')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.deskRun)
  async cancel(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) runId: string): Promise<DeskRunView> {
    await this.cancelRun.execute({ runId }, actor);
    return this.deskRuns.get(actor, runId);
  }

  @Post('match-desk/runs/:id/publish')
  @HttpCode(200)
  @Permit('matching.publish-proposals')
  @Answers(contract.published)
  async publish(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
  ): Promise<{ sent: number; refused: number }> {
    const { sent, refused } = await this.publishProposals.ofRun(runId, actor);
    return { sent, refused: refused.length };
  }

  @Post('match-desk/runs/:id/adopt')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.deskRun)
  async adopt(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) runId: string): Promise<DeskRunView> {
    await this.adoptRun.execute(runId, actor);
    return this.deskRuns.get(actor, runId);
  }

  @Get('match-desk/runs/:id/pairs')
  @Permit('matching.list-runs')
  @Answers(contract.deskPairs)
  pairs(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Query({ schema: contract.deskPairsQuery }) { after }: z.infer<typeof contract.deskPairsQuery>,
  ): Promise<{ items: DeskPairView[]; next: string | null }> {
    return this.deskPairs.list(actor, runId, after);
  }

  @Get('match-desk/runs/:id/students/:student')
  @Permit('matching.list-runs')
  @Answers(contract.deskPairDetails)
  details(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Param('student', { schema: id }) student: string,
  ): Promise<DeskPairDetailsView> {
    return this.deskPairs.details(actor, runId, student);
  }

  @Get('match-desk/runs/:id/unmatched')
  @Permit('matching.list-runs')
  @Answers(contract.unmatchedStudents)
  async withoutMentor(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
  ): Promise<{ items: UnmatchedStudentView[] }> {
    return { items: await this.unmatched.list(actor, runId) };
  }

  @Get('match-desk/runs/:id/groups')
  @Permit('matching.list-runs')
  @Answers(deskGroups)
  groups(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) runId: string): Promise<DeskGroupsView> {
    return this.runGroups.list(actor, runId);
  }

  @Get('match-desk/runs/:id/recruiting')
  @Permit('matching.list-runs')
  @Answers(contract.recruitingList)
  needs(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) runId: string): Promise<RecruitingListView> {
    return this.recruiting.of(actor, runId);
  }

  @Get('match-desk/runs/:id/compare/:other')
  @Permit('matching.list-runs')
  @Answers(contract.comparison)
  compare(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) first: string,
    @Param('other', { schema: id }) second: string,
  ): Promise<ComparisonView> {
    return this.compareRuns.compare(actor, first, second);
  }

  @Post('match-desk/runs/:id/what-if')
  @HttpCode(200)
  @Permit('matching.list-runs')
  @Answers(contract.whatIfResult)
  whatIf(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Body({ schema: contract.whatIf }) question: z.infer<typeof contract.whatIf>,
  ): Promise<WhatIfView> {
    return this.compareRuns.whatIf(actor, runId, question);
  }

  @Post('match-desk/runs/:id/acts/preview')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.actCost)
  preview(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Body({ schema: contract.actPreview }) act: z.infer<typeof contract.actPreview>,
  ): Promise<ActCost> {
    return this.actOnRun.preview(runId, act, actor);
  }

  @Post('match-desk/runs/:id/acts')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.deskRun)
  async act(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Body({ schema: contract.act }) act: z.infer<typeof contract.act>,
  ): Promise<DeskRunView> {
    await this.actOnRun.execute(runId, act, actor);
    return this.deskRuns.get(actor, runId);
  }

  @Post('match-desk/runs/:id/undo')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.deskRun)
  async undo(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) runId: string,
    @Body({ schema: contract.undo }) { revision }: z.infer<typeof contract.undo>,
  ): Promise<DeskRunView> {
    await this.actOnRun.undo(runId, revision, actor);
    return this.deskRuns.get(actor, runId);
  }
}
