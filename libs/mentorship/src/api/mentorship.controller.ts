import { Body, Controller, Get, HttpCode, Param, Post } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Permit, type SignedIn } from '#identity';
import { Answers } from '#platform';
import { MyMentorships } from '../queries/my-mentorships.js';
import { AnswerMeeting } from '../usecases/answer-meeting.js';
import { LogMeeting } from '../usecases/log-meeting.js';
import { meetingAnswer, mentorship, mentorshipList, newMeeting } from './mentorship.contract.js';

const id = z.uuid();

@ApiTags('mentorship')
@Controller('api/v1/me/mentorships')
export class MentorshipController {
  constructor(
    private readonly myMentorships: MyMentorships,
    private readonly logMeeting: LogMeeting,
    private readonly answerMeeting: AnswerMeeting,
  ) {}

  @Get()
  @Permit('signed-in')
  @Answers(mentorshipList)
  async mine(@CurrentActor() actor: SignedIn): Promise<object> {
    return { items: await this.myMentorships.list(actor.personId) };
  }

  @Get(':id')
  @Permit('signed-in')
  @Answers(mentorship)
  one(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) mentorshipId: string): Promise<object> {
    return this.myMentorships.get(actor.personId, mentorshipId);
  }

  @Post(':id/meetings')
  @HttpCode(201)
  @Permit('signed-in')
  @Answers(mentorship, 201)
  async log(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) mentorshipId: string,
    @Body({ schema: newMeeting }) body: z.infer<typeof newMeeting>,
  ): Promise<object> {
    await this.logMeeting.execute({ mentorshipId, ...body }, actor);
    return this.myMentorships.get(actor.personId, mentorshipId);
  }

  @Post(':id/meetings/:meetingId/answer')
  @HttpCode(200)
  @Permit('signed-in')
  @Answers(mentorship)
  async answer(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) mentorshipId: string,
    @Param('meetingId', { schema: id }) meetingId: string,
    @Body({ schema: meetingAnswer }) body: z.infer<typeof meetingAnswer>,
  ): Promise<object> {
    await this.answerMeeting.execute({ mentorshipId, meetingId, ...body }, actor);
    return this.myMentorships.get(actor.personId, mentorshipId);
  }
}
