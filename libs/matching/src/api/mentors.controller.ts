import { Body, Controller, Delete, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Permit, type SignedIn } from '#identity';
import { Answers, AnswersNothing } from '#platform';
import { type MentorPageView, MentorsToAsk } from '../queries/mentors-to-ask.js';
import { type MentorChoiceView, MyMentorChoices } from '../queries/my-mentor-choices.js';
import { MyProposals, type ProposalView } from '../queries/my-proposals.js';
import { AskMentor } from '../usecases/ask-mentor.js';
import { MarkMentor } from '../usecases/mark-mentor.js';
import { TakeBackRequest } from '../usecases/take-back-request.js';
import { proposal } from './matching.contract.js';
import { mentorChoiceList, mentorPage, mentorRequest, mentorsQuery } from './mentors.contract.js';

const id = z.uuid();

/** Where a round allows it, students look for a mentor themselves and ask. */
@ApiTags('mentors')
@Controller('api/v1')
export class MentorsController {
  constructor(
    private readonly myChoices: MyMentorChoices,
    private readonly mentorsToAsk: MentorsToAsk,
    private readonly markMentor: MarkMentor,
    private readonly askMentor: AskMentor,
    private readonly takeBackRequest: TakeBackRequest,
    private readonly myProposals: MyProposals,
  ) {}

  @Get('me/mentor-choices')
  @Permit('signed-in')
  @Answers(mentorChoiceList)
  async choices(@CurrentActor() actor: SignedIn): Promise<{ items: MentorChoiceView[] }> {
    return { items: await this.myChoices.list(actor.personId, actor.language) };
  }

  @Get('mentors')
  @Permit('signed-in')
  @Answers(mentorPage)
  mentors(
    @CurrentActor() actor: SignedIn,
    @Query({ schema: mentorsQuery }) query: z.infer<typeof mentorsQuery>,
  ): Promise<MentorPageView> {
    return this.mentorsToAsk.page(actor.personId, query, actor.language);
  }

  @Put('bookmarks/:id')
  @HttpCode(204)
  @Permit('signed-in')
  @AnswersNothing()
  mark(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) mentorEnrolmentId: string): Promise<void> {
    return this.markMentor.execute({ mentorEnrolmentId, isMarked: true }, actor);
  }

  @Delete('bookmarks/:id')
  @HttpCode(204)
  @Permit('signed-in')
  @AnswersNothing()
  unmark(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) mentorEnrolmentId: string): Promise<void> {
    return this.markMentor.execute({ mentorEnrolmentId, isMarked: false }, actor);
  }

  @Post('requests')
  @Permit('signed-in')
  @Answers(proposal, 201)
  async ask(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: mentorRequest }) { mentorId, ...body }: z.infer<typeof mentorRequest>,
  ): Promise<ProposalView> {
    const proposalId = await this.askMentor.execute({ ...body, mentorEnrolmentId: mentorId }, actor);
    return this.myProposals.get(actor.personId, proposalId, actor.language);
  }

  @Post('me/proposals/:id/take-back')
  @HttpCode(200)
  @Permit('signed-in')
  @Answers(proposal)
  async takeBack(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) proposalId: string,
  ): Promise<ProposalView> {
    await this.takeBackRequest.execute({ proposalId }, actor);
    return this.myProposals.get(actor.personId, proposalId, actor.language);
  }
}
