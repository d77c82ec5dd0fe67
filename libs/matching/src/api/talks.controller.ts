import { Body, Controller, Get, HttpCode, Param, Post, Put, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Permit, type SignedIn } from '#identity';
import { Answers } from '#platform';
import { type MyTalkRoundView, MyTalks, type MyTalkView } from '../queries/my-talks.js';
import { TalkRounds, type TalkRoundView } from '../queries/talk-rounds.js';
import { type PlannedTalkView, TalkTimetable } from '../queries/talk-timetable.js';
import { ChangeTalkRound } from '../usecases/change-talk-round.js';
import { MarkTalk } from '../usecases/mark-talk.js';
import { PlanTalks } from '../usecases/plan-talks.js';
import * as contract from './talks.contract.js';

const id = z.uuid();

/** Talks at a kick-off: staff plan them beside the match runs, the two of a talk mark each other. */
@ApiTags('talks')
@Controller('api/v1')
export class TalksController {
  constructor(
    private readonly talkRounds: TalkRounds,
    private readonly timetables: TalkTimetable,
    private readonly planTalks: PlanTalks,
    private readonly changeTalkRound: ChangeTalkRound,
    private readonly myTalks: MyTalks,
    private readonly markTalk: MarkTalk,
  ) {}

  @Get('match-desk/talk-rounds')
  @Permit('matching.list-runs')
  @Answers(contract.talkRounds)
  async list(
    @CurrentActor() actor: SignedIn,
    @Query({ schema: contract.talkRoundsQuery }) { cohort }: z.infer<typeof contract.talkRoundsQuery>,
  ): Promise<{ items: TalkRoundView[] }> {
    return { items: await this.talkRounds.list(actor, cohort) };
  }

  @Post('match-desk/talk-rounds')
  @Permit('matching.start-runs')
  @Answers(contract.newTalkRoundId, 201)
  async plan(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: contract.newTalkRound }) { cohortId, ...settings }: z.infer<typeof contract.newTalkRound>,
  ): Promise<{ id: string }> {
    return { id: await this.planTalks.execute({ cohortId, ...contract.settingsOf(settings) }, actor) };
  }

  @Get('match-desk/talk-rounds/:id')
  @Permit('matching.list-runs')
  @Answers(contract.talkRound)
  one(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) roundId: string): Promise<TalkRoundView> {
    return this.talkRounds.get(actor, roundId);
  }

  @Get('match-desk/talk-rounds/:id/timetable')
  @Permit('matching.list-runs')
  @Answers(contract.talkTimetable)
  async timetable(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) roundId: string,
  ): Promise<{ items: PlannedTalkView[] }> {
    return { items: await this.timetables.of(actor, roundId) };
  }

  @Post('match-desk/talk-rounds/:id/plan')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.talkRound)
  async planAgain(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) roundId: string,
    @Body({ schema: contract.talkPlan }) { version, ...settings }: z.infer<typeof contract.talkPlan>,
  ): Promise<TalkRoundView> {
    await this.planTalks.again({ id: roundId, version }, contract.settingsOf(settings), actor);
    return this.talkRounds.get(actor, roundId);
  }

  @Post('match-desk/talk-rounds/:id/publish')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.talkRound)
  async publish(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) roundId: string,
    @Body({ schema: contract.talkRoundSeen }) { version }: z.infer<typeof contract.talkRoundSeen>,
  ): Promise<TalkRoundView> {
    await this.changeTalkRound.publish({ id: roundId, version }, actor);
    return this.talkRounds.get(actor, roundId);
  }

  @Post('match-desk/talk-rounds/:id/close')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.talkRound)
  async close(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) roundId: string,
    @Body({ schema: contract.talkRoundSeen }) { version }: z.infer<typeof contract.talkRoundSeen>,
  ): Promise<TalkRoundView> {
    await this.changeTalkRound.close({ id: roundId, version }, actor);
    return this.talkRounds.get(actor, roundId);
  }

  @Post('match-desk/talk-rounds/:id/drop')
  @HttpCode(200)
  @Permit('matching.start-runs')
  @Answers(contract.talkRound)
  async drop(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) roundId: string,
    @Body({ schema: contract.talkRoundSeen }) { version }: z.infer<typeof contract.talkRoundSeen>,
  ): Promise<TalkRoundView> {
    await this.changeTalkRound.drop({ id: roundId, version }, actor);
    return this.talkRounds.get(actor, roundId);
  }

  @Get('me/talks')
  @Permit('signed-in')
  @Answers(contract.myTalkRounds)
  async mine(@CurrentActor() actor: SignedIn): Promise<{ items: MyTalkRoundView[] }> {
    return { items: await this.myTalks.list(actor.personId, actor.language) };
  }

  @Put('me/talks/:id/mark')
  @Permit('signed-in')
  @Answers(contract.myTalk)
  async mark(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) talkId: string,
    @Body({ schema: contract.talkMark }) { mark }: z.infer<typeof contract.talkMark>,
  ): Promise<MyTalkView> {
    await this.markTalk.execute({ talkId, mark }, actor);
    return this.myTalks.get(actor.personId, talkId, actor.language);
  }
}
