import { Controller, Get, HttpCode, Param, Post, Req } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request } from 'express';
import { z } from 'zod';
import { Answers, AnswersNothing } from '#platform';
import { Clock } from '#platform/kernel';
import { requireFreshSignIn } from '../domain/fresh-sign-in.js';
import type { SignedIn } from '../domain/scope.js';
import { AccountsToLink } from '../queries/accounts-to-link.js';
import { AskToLink } from '../usecases/ask-to-link.js';
import { LinkAccounts } from '../usecases/link-accounts.js';
import { UnlinkAccounts } from '../usecases/unlink-accounts.js';
import { askedLink } from './account.contract.js';
import { CurrentActor, Permit } from './permit.js';

/** Two accounts of mine become one. */
@ApiTags('identity')
@Controller('api/v1/me/account')
export class AccountLinkController {
  constructor(
    private readonly accounts: AccountsToLink,
    private readonly askToLink: AskToLink,
    private readonly linkAccounts: LinkAccounts,
    private readonly unlinkAccounts: UnlinkAccounts,
    private readonly clock: Clock,
  ) {}

  @Get('link')
  @Permit('signed-in')
  @Answers(askedLink)
  async asked(@CurrentActor() actor: SignedIn, @Req() request: Request): Promise<z.infer<typeof askedLink>> {
    return { link: await this.accounts.asked(actor, request.sessionID) };
  }

  /** The other account is proved next: `/auth/saml/login` with `link`, in this session. */
  @Post('link')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('signed-in')
  async ask(@CurrentActor() actor: SignedIn, @Req() request: Request): Promise<void> {
    requireFreshSignIn(actor, this.clock.now());
    return this.askToLink.execute(actor, request.sessionID);
  }

  @Post('link/confirmation')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('signed-in')
  async confirm(@CurrentActor() actor: SignedIn, @Req() request: Request): Promise<void> {
    requireFreshSignIn(actor, this.clock.now());
    return this.linkAccounts.execute(actor, request.sessionID);
  }

  @Post('links/:id/undoing')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('signed-in')
  async undo(@CurrentActor() actor: SignedIn, @Param('id', { schema: z.uuid() }) id: string): Promise<void> {
    requireFreshSignIn(actor, this.clock.now());
    return this.unlinkAccounts.execute(id, actor);
  }
}
