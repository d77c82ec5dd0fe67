import { Body, Controller, Delete, Get, HttpCode, Ip, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { Answers, AnswersNothing } from '#platform';
import { Clock } from '#platform/kernel';
import { requireFreshSignIn } from '../domain/fresh-sign-in.js';
import type { SignedIn } from '../domain/scope.js';
import { OwnAccount } from '../queries/own-account.js';
import { AddAddress } from '../usecases/add-address.js';
import { AskToAddAddress } from '../usecases/ask-to-add-address.js';
import { RemoveWay } from '../usecases/remove-way.js';
import { addressOutcome, ownAccount } from './account.contract.js';
import { codeRequest, codeVerification } from './auth.contract.js';
import { CurrentActor, Permit } from './permit.js';

/** How I sign in. */
@ApiTags('identity')
@Controller('api/v1/me/account')
export class AccountController {
  constructor(
    private readonly account: OwnAccount,
    private readonly askToAddAddress: AskToAddAddress,
    private readonly addAddress: AddAddress,
    private readonly removeWay: RemoveWay,
    private readonly clock: Clock,
  ) {}

  @Get()
  @Permit('signed-in')
  @Answers(ownAccount)
  get(@CurrentActor() actor: SignedIn, @Req() request: Request): Promise<z.infer<typeof ownAccount>> {
    return this.account.of(actor.personId, request.session.signInId);
  }

  @Post('addresses/code')
  @HttpCode(202)
  @AnswersNothing(202)
  @Permit('signed-in')
  async ask(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: codeRequest }) body: z.infer<typeof codeRequest>,
    @Ip() source: string,
    @Req() request: Request,
  ): Promise<void> {
    requireFreshSignIn(actor, this.clock.now());
    const { email: address, language } = body;
    return this.askToAddAddress.execute({ address, language, source, session: request.sessionID }, actor);
  }

  @Post('addresses')
  @HttpCode(200)
  @Permit('signed-in')
  @Answers(addressOutcome)
  async add(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: codeVerification }) body: z.infer<typeof codeVerification>,
    @Req() request: Request,
  ): Promise<z.infer<typeof addressOutcome>> {
    return { outcome: await this.addAddress.execute({ code: body.code, session: request.sessionID }, actor) };
  }

  @Delete('ways/:id')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('signed-in')
  async remove(@CurrentActor() actor: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    requireFreshSignIn(actor, this.clock.now());
    return this.removeWay.execute(id, actor);
  }
}
