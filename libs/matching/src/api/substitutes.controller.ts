import { Body, Controller, Get, HttpCode, Param, Post, Query } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import { z } from 'zod';
import { CurrentActor, Permit, requireScope, type SignedIn } from '#identity';
import { Answers } from '#platform';
import { FindSubstitutes, type SubstitutesView } from '../queries/find-substitutes.js';
import { WithoutPair, type WithoutPairView } from '../queries/without-pair.js';
import { ProposeSubstitute } from '../usecases/propose-substitute.js';
import {
  newSubstitute,
  roundsWithoutPair,
  sentSubstitute,
  substitutes,
  withoutPairList,
  withoutPairQuery,
} from './substitutes.contract.js';

const id = z.uuid();

/** The match desk between runs: somebody whose pair came to nothing gets another. */
@ApiTags('match desk')
@Controller('api/v1/match-desk')
export class SubstitutesController {
  constructor(
    private readonly withoutPair: WithoutPair,
    private readonly findSubstitutes: FindSubstitutes,
    private readonly proposeSubstitute: ProposeSubstitute,
  ) {}

  @Get('without-pair/cohorts')
  @Permit('matching.publish-proposals')
  @Answers(roundsWithoutPair)
  async rounds(@CurrentActor() actor: SignedIn): Promise<{ items: { id: string; name: string; programme: string }[] }> {
    return { items: await this.withoutPair.rounds(requireScope(actor, 'matching.publish-proposals')) };
  }

  @Get('cohorts/:id/without-pair')
  @Permit('matching.publish-proposals')
  @Answers(withoutPairList)
  waiting(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) cohortId: string,
    @Query({ schema: withoutPairQuery }) query: z.infer<typeof withoutPairQuery>,
  ): Promise<{ items: WithoutPairView[]; total: number }> {
    return this.withoutPair.list(requireScope(actor, 'matching.publish-proposals'), cohortId, query);
  }

  @Get('enrolments/:id/substitutes')
  @Permit('matching.publish-proposals')
  @Answers(substitutes)
  find(@CurrentActor() actor: SignedIn, @Param('id', { schema: id }) enrolmentId: string): Promise<SubstitutesView> {
    return this.findSubstitutes.execute(actor, enrolmentId);
  }

  @Post('enrolments/:id/substitutes')
  @HttpCode(200)
  @Permit('matching.publish-proposals')
  @Answers(sentSubstitute)
  propose(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) enrolmentId: string,
    @Body({ schema: newSubstitute }) { otherId }: z.infer<typeof newSubstitute>,
  ): Promise<{ proposalId: string; expiresAt: string }> {
    return this.proposeSubstitute.execute({ enrolmentId, otherId }, actor);
  }
}
