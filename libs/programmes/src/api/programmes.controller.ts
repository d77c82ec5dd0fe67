import { Body, Controller, Get, HttpCode, Param, Post, Put, Query, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { CurrentActor, Permit, type SignedIn } from '#identity';
import { Answers, readerLanguage } from '#platform';
import { Directory } from '../directory/directory.js';
import { MyEnrolments } from '../queries/my-enrolments.js';
import { Apply } from '../usecases/apply.js';
import { ChangeEnrolment } from '../usecases/change-enrolment.js';
import {
  application,
  capacityChange,
  cohortList,
  directoryList,
  directoryQuery,
  enrolment,
  enrolmentList,
  withdrawal,
} from './programmes.contract.js';

const id = z.uuid();

@ApiTags('programmes')
@Controller('api/v1')
export class ProgrammesController {
  constructor(
    private readonly apply: Apply,
    private readonly changeEnrolment: ChangeEnrolment,
    private readonly myEnrolments: MyEnrolments,
    private readonly directory: Directory,
  ) {}

  @Get('cohorts/open')
  @Permit('signed-in')
  @Answers(cohortList)
  async open(@CurrentActor() actor: SignedIn): Promise<object> {
    return { items: await this.myEnrolments.openCohorts(actor) };
  }

  @Get('me/enrolments')
  @Permit('signed-in')
  @Answers(enrolmentList)
  async mine(@CurrentActor() actor: SignedIn): Promise<object> {
    return { items: await this.myEnrolments.list(actor.personId) };
  }

  @Post('me/enrolments')
  @HttpCode(201)
  @Permit('signed-in')
  @Answers(enrolment, 201)
  async submit(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: application }) body: z.infer<typeof application>,
  ): Promise<unknown> {
    const submitted = await this.apply.execute(body, actor);
    return this.myEnrolments.get(actor.personId, submitted.id);
  }

  @Post('me/enrolments/:id/withdrawal')
  @HttpCode(200)
  @Permit('signed-in')
  @Answers(enrolment)
  async withdraw(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) enrolmentId: string,
    @Body({ schema: withdrawal }) body: z.infer<typeof withdrawal>,
  ): Promise<unknown> {
    await this.changeEnrolment.withdraw(enrolmentId, body.version, actor);
    return this.myEnrolments.get(actor.personId, enrolmentId);
  }

  @Put('me/enrolments/:id/capacity')
  @Permit('signed-in')
  @Answers(enrolment)
  async setCapacity(
    @CurrentActor() actor: SignedIn,
    @Param('id', { schema: id }) enrolmentId: string,
    @Body({ schema: capacityChange }) body: z.infer<typeof capacityChange>,
  ): Promise<unknown> {
    const { version, ...change } = body;
    await this.changeEnrolment.changeMentoring(enrolmentId, change, version, actor);
    return this.myEnrolments.get(actor.personId, enrolmentId);
  }

  @Get('directory')
  @Permit('public')
  @Answers(directoryList)
  entries(
    @Query({ schema: directoryQuery }) query: z.infer<typeof directoryQuery>,
    @Req() request: Request,
  ): Promise<object> {
    return this.directory.list(query, readerLanguage(request));
  }
}
