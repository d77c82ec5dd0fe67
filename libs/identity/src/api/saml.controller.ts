import { Controller, Get, Header, HttpCode, Logger, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Answers, AnswersNothing, readerLanguage, reasonOf } from '#platform';
import { Clock, type Language } from '#platform/kernel';
import { IdentityError } from '../errors.js';
import type { AcceptedResponse } from '../saml/accept-response.js';
import { SamlAcsGuard, SamlLoginGuard } from '../saml/saml.guards.js';
import { noteRefusal } from '../saml/saml-log.js';
import { type LoggedInName, SingleLogout } from '../saml/single-logout.js';
import { SpMetadata } from '../saml/sp-metadata.js';
import { beginSession, endSession } from '../sessions/begin-session.js';
import { ProveOtherAccount } from '../usecases/prove-other-account.js';
import { SignInBySaml } from '../usecases/sign-in-by-saml.js';
import { loggedOut } from './auth.contract.js';
import { Permit } from './permit.js';
import { SignInProblemFilter } from './sign-in-problem.filter.js';

/** An answer to a logout that began here, whatever it is worth. */
function isAnswer(query: string): boolean {
  const given = new URLSearchParams(query);
  return given.has('SAMLResponse') && !given.has('SAMLRequest');
}

@ApiTags('identity')
@Controller('auth')
export class SamlController {
  private readonly logger = new Logger('Saml');

  constructor(
    private readonly signInBySaml: SignInBySaml,
    private readonly proveOtherAccount: ProveOtherAccount,
    private readonly spMetadata: SpMetadata,
    private readonly singleLogout: SingleLogout,
    private readonly clock: Clock,
  ) {}

  @Get('saml/login')
  @ApiExcludeEndpoint()
  @Permit('public')
  @UseGuards(SamlLoginGuard)
  @UseFilters(SignInProblemFilter)
  login(): void {
    // The guard has answered with the redirect to the university.
  }

  @Post('saml/acs')
  @ApiExcludeEndpoint()
  @HttpCode(303)
  @Permit('public')
  @UseGuards(SamlAcsGuard)
  @UseFilters(SignInProblemFilter)
  async acs(
    @Req() request: Request & { user: AcceptedResponse },
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const { user: accepted } = request;
    const signIn = await this.signInBySaml.execute(accepted);
    const { linkId } = accepted.exchange;
    if (linkId) await this.proveOtherAccount.execute(linkId, signIn.personId, accepted.authenticatedAt);
    else
      await beginSession(request, {
        ...signIn,
        ...accepted.session,
        provider: accepted.provider.entityId,
        signedInAt: this.clock.now(),
      });
    response.setHeader('Location', accepted.exchange.returnTo);
  }

  @Get('saml/metadata')
  @ApiExcludeEndpoint()
  @Header('Content-Type', 'application/samlmetadata+xml')
  @Permit('public')
  metadata(): Promise<string> {
    return this.spMetadata.execute();
  }

  /** Messages of universities about logout: their own, and their answers to ours. */
  @Get('saml/slo')
  @ApiExcludeEndpoint()
  @Permit('public')
  @UseFilters(SignInProblemFilter)
  async logoutMessage(@Req() request: Request, @Res({ passthrough: true }) response: Response): Promise<void> {
    const [, query = ''] = request.originalUrl.split('?', 2);
    try {
      const { to } = await this.singleLogout.take(query, readerLanguage(request));
      response.redirect(303, to);
    } catch (error) {
      throw noteRefusal(
        error,
        request,
        isAnswer(query) ? IdentityError.logoutUnconfirmed : IdentityError.logoutRefused,
      );
    }
  }

  /** Ends the session at once. 204, or 200 with where the browser should go so that the university hears of it too. */
  @Post('logout')
  @AnswersNothing()
  @Answers(loggedOut)
  @Permit('public')
  async logout(
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<z.infer<typeof loggedOut> | undefined> {
    const { provider, nameId, nameIdFormat, nameQualifier, spNameQualifier, sessionIndex } = request.session;
    await endSession(request);
    const name =
      provider && nameId ? { provider, nameId, nameIdFormat, nameQualifier, spNameQualifier, sessionIndex } : undefined;
    const continueAt = name && (await this.tellUniversity(name, readerLanguage(request)));
    response.status(continueAt ? 200 : 204);
    return continueAt ? { continueAt } : undefined;
  }

  /** Who has left here has left, also when the university cannot be told. */
  private async tellUniversity(name: LoggedInName, language: Language): Promise<string | undefined> {
    try {
      return await this.singleLogout.begin(name, language);
    } catch (error) {
      this.logger.error({ message: 'the university was not told of a sign-out', reason: reasonOf(error) });
      return undefined;
    }
  }
}
