import { Body, Controller, Get, HttpCode, Ip, Patch, Post, Req, Res } from '@nestjs/common';
import { ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import type { z } from 'zod';
import { Answers, AnswersNothing, Secrets, Settings } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import type { SignedIn } from '../domain/scope.js';
import { IdentityError } from '../errors.js';
import { IdentityProviders } from '../saml/providers.js';
import { beginSession } from '../sessions/begin-session.js';
import { CODE_COOKIE, clearBrowserCookie, readBrowserCookie, setBrowserCookie } from '../sessions/browser-cookie.js';
import { isHttps } from '../sessions/session-cookie.js';
import { ChangeLanguage } from '../usecases/change-language.js';
import { RequestCode } from '../usecases/request-code.js';
import { VerifyCode } from '../usecases/verify-code.js';
import { codeRequest, codeVerification, languageChange, me, providerList } from './auth.contract.js';
import { CurrentActor, Permit } from './permit.js';

@ApiTags('identity')
@Controller('api/v1')
export class AuthController {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly requestCode: RequestCode,
    private readonly verifyCode: VerifyCode,
    private readonly changeLanguage: ChangeLanguage,
    private readonly secrets: Secrets,
    private readonly settings: Settings,
    private readonly clock: Clock,
  ) {}

  @Get('me')
  @Permit('signed-in')
  @Answers(me)
  me(@CurrentActor() actor: SignedIn): z.infer<typeof me> {
    return {
      person: { id: actor.personId, displayName: actor.displayName },
      roles: actor.grants.map((grant) => ({ ...grant })),
    };
  }

  @Patch('me/language')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('signed-in')
  setLanguage(
    @CurrentActor() actor: SignedIn,
    @Body({ schema: languageChange }) body: z.infer<typeof languageChange>,
  ): Promise<void> {
    return this.changeLanguage.execute(actor, body.language);
  }

  @Get('auth/idps')
  @Permit('public')
  @Answers(providerList)
  async idps(): Promise<z.infer<typeof providerList>> {
    const { DISCOVERY_URL: service, CONTACT_SUPPORT: support } = this.settings.env;
    const items = (await this.providers.list()).map((provider) => ({ ...provider, scopes: [...provider.scopes] }));
    return { items, discovery: service !== undefined, support: support ?? null };
  }

  /** Always 202: nobody learns here who has an account. */
  @Post('auth/code/request')
  @HttpCode(202)
  @AnswersNothing(202)
  @Permit('public')
  async request(
    @Body({ schema: codeRequest }) body: z.infer<typeof codeRequest>,
    @Ip() source: string,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const browser = this.secrets.token();
    await this.requestCode.execute({ address: body.email, language: body.language, browser, source });
    setBrowserCookie(response, CODE_COOKIE, browser, isHttps(this.settings));
  }

  @Post('auth/code/verify')
  @HttpCode(204)
  @AnswersNothing()
  @Permit('public')
  async verify(
    @Body({ schema: codeVerification }) body: z.infer<typeof codeVerification>,
    @Req() request: Request,
    @Res({ passthrough: true }) response: Response,
  ): Promise<void> {
    const browser = readBrowserCookie(request, CODE_COOKIE);
    if (!browser) throw new DomainError(IdentityError.codeNotAsked);
    const signIn = await this.verifyCode.execute({ code: body.code, browser });
    clearBrowserCookie(response, CODE_COOKIE);
    await beginSession(request, { ...signIn, provider: 'email', signedInAt: this.clock.now() });
  }
}
