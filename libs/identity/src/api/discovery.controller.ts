import { Controller, Get, Req, Res, UseFilters } from '@nestjs/common';
import { ApiExcludeEndpoint, ApiTags } from '@nestjs/swagger';
import type { Request, Response } from 'express';
import { Secrets, Settings } from '#platform';
import { DomainError } from '#platform/kernel';
import { safeReturnPath } from '../domain/return-path.js';
import { IdentityError } from '../errors.js';
import { discoveryRequest, readChoice, writeChoice } from '../saml/discovery.js';
import { isEntityId } from '../saml/providers.js';
import { noteRefusal } from '../saml/saml-log.js';
import { signInLanguage } from '../saml/sign-in-language.js';
import {
  clearBrowserCookie,
  DISCOVERY_COOKIE,
  LANGUAGE_COOKIE,
  readBrowserCookie,
  setBrowserCookie,
} from '../sessions/browser-cookie.js';
import { Permit } from './permit.js';
import { SignInProblemFilter } from './sign-in-problem.filter.js';
import { loginScreen } from './sign-in-problem.page.js';

/**
 * Choosing one's university in the federation's discovery service instead of our list. Both routes redirect to an address of the settings or of our
 * own, never to one of the request. Nothing is stored here: the sign-in that follows checks the provider and counts against the limit.
 */
@ApiTags('identity')
@Controller('auth/discovery')
export class DiscoveryController {
  constructor(
    private readonly settings: Settings,
    private readonly secrets: Secrets,
  ) {}

  /** Sends the browser to the service; to our own list when none is set. */
  @Get()
  @ApiExcludeEndpoint()
  @Permit('public')
  begin(@Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    const language = signInLanguage(request);
    const returnTo = safeReturnPath(request.query.returnTo, `/${language}/home`);
    const service = this.settings.env.DISCOVERY_URL;
    const state = this.secrets.token();
    if (service) {
      setBrowserCookie(response, DISCOVERY_COOKIE, writeChoice({ state, returnTo }));
      setBrowserCookie(response, LANGUAGE_COOKIE, language);
    }
    response.redirect(303, service ? discoveryRequest(service, this.settings, state) : loginScreen(language, returnTo));
  }

  /** Takes the service's answer, once and from the browser that was sent there: the entityID that was chosen, or none. */
  @Get('return')
  @ApiExcludeEndpoint()
  @Permit('public')
  @UseFilters(SignInProblemFilter)
  chosen(@Req() request: Request, @Res({ passthrough: true }) response: Response): void {
    const language = signInLanguage(request);
    const choice = readChoice(readBrowserCookie(request, DISCOVERY_COOKIE), `/${language}/home`);
    const { state, entityID: chosen } = request.query;
    if (!choice || choice.state !== state)
      throw noteRefusal(new DomainError(IdentityError.samlNotAsked), request, IdentityError.samlNotAsked);
    clearBrowserCookie(response, DISCOVERY_COOKIE);
    const { returnTo } = choice;
    const idp = isEntityId(chosen) ? chosen : '';
    const signIn = new URLSearchParams({ idp, returnTo, ui_locales: language });
    response.redirect(303, chosen === undefined ? loginScreen(language, returnTo) : `/auth/saml/login?${signIn}`);
  }
}
