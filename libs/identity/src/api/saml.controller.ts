import { Controller, Get, Header, HttpCode, Post, Req, Res, UseFilters, UseGuards } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { AnswersNothing } from '#platform';
import { Clock } from '#platform/kernel';
import type { AcceptedResponse } from '../saml/accept-response.js';
import { SamlAcsGuard, SamlLoginGuard } from '../saml/saml.guards.js';
import { SpMetadata } from '../saml/sp-metadata.js';
import { beginSession, endSession } from '../sessions/begin-session.js';
import { SignInBySaml } from '../usecases/sign-in-by-saml.js';
import { Permit } from './permit.js';
import { SignInProblemFilter } from './sign-in-problem.filter.js';

@ApiTags('identity')
@Controller('auth')
export class SamlController {
  constructor(
    private readonly signInBySaml: SignInBySaml,
    private readonly spMetadata: SpMetadata,
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
    await beginSession(request, {
      ...signIn,
      provider: accepted.provider.entityId,
      nameId: accepted.session.nameId,
      sessionIndex: accepted.session.sessionIndex,
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

  @Post('logout')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('public')
  async logout(@Req() request: Request): Promise<void> {
    await endSession(request);
  }
}
