import { Body, Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentActor, Permit, requireScope, type SignedIn } from '#identity';
import { Answers, readerLanguage } from '#platform';
import { HowMatchingWorks, type HowMatchingWorksView } from '../queries/how-matching-works.js';
import { MatchRuns, type MatchRunView } from '../queries/match-runs.js';
import { MyProposals, type ProposalView } from '../queries/my-proposals.js';
import { MyWaiting, type WaitingView } from '../queries/my-waiting.js';
import { AnswerProposal } from '../usecases/answer-proposal.js';
import { answer, howMatchingWorksList, matchRun, proposal, proposalList, waitingList } from './matching.contract.js';

const id = z.uuid();

@ApiTags('matching')
@Controller('api/v1')
export class MatchingController {
  constructor(
    private readonly myProposals: MyProposals,
    private readonly answerProposal: AnswerProposal,
    private readonly howMatchingWorks: HowMatchingWorks,
    private readonly matchRuns: MatchRuns,
    private readonly myWaiting: MyWaiting,
  ) {}

  @Get('me/proposals')
  @Permit('signed-in')
  @Answers(proposalList)
  async mine(@CurrentActor() actor: SignedIn): Promise<{ items: ProposalView[] }> {
    return { items: await this.myProposals.list(actor.personId, actor.language) };
  }

  @Get('me/proposals/:id')
  @Permit('signed-in')
  @Answers(proposal)
  one(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) proposalId: string): Promise<ProposalView> {
    return this.myProposals.get(actor.personId, proposalId, actor.language);
  }

  @Post('me/proposals/:id/answer')
  @HttpCode(200)
  @Permit('signed-in')
  @Answers(proposal)
  async answer(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) proposalId: string,
    @Body({ schema: answer }) body: z.infer<typeof answer>,
  ): Promise<ProposalView> {
    await this.answerProposal.execute({ ...body, proposalId }, actor);
    return this.myProposals.get(actor.personId, proposalId, actor.language);
  }

  @Get('match-rules')
  @Permit('public')
  @Answers(howMatchingWorksList)
  async rules(@Req() request: Request): Promise<{ items: HowMatchingWorksView[] }> {
    return { items: await this.howMatchingWorks.list(readerLanguage(request)) };
  }

  @Get('me/waiting')
  @Permit('signed-in')
  @Answers(waitingList)
  async waiting(@CurrentActor() actor: SignedIn): Promise<{ items: WaitingView[] }> {
    return { items: await this.myWaiting.list(actor.personId, actor.language) };
  }

  @Get('match-runs/:id')
  @Permit('matching.list-runs')
  @Answers(matchRun)
  run(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) runId: string): Promise<MatchRunView> {
    return this.matchRuns.get(requireScope(actor, 'matching.list-runs'), runId);
  }
}
