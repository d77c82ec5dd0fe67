import { type ExecutionContext, Injectable } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request, Response } from 'express';
import { Secrets, Settings } from '#platform';
import { DomainError } from '#platform/kernel';
import { safeReturnPath } from '../domain/return-path.js';
import { IdentityError } from '../errors.js';
import { AccountLinks } from '../persistence/account-links.js';
import {
  clearBrowserCookie,
  LANGUAGE_COOKIE,
  readBrowserCookie,
  SAML_COOKIE,
  setBrowserCookie,
} from '../sessions/browser-cookie.js';
import { AcceptResponse } from './accept-response.js';
import { type Exchange, SamlExchanges } from './exchanges.js';
import { type IdentityProvider, IdentityProviders, isEntityId } from './providers.js';
import { RefusedAnswers } from './refused-answers.js';
import { setSamlContext } from './saml.strategy.js';
import { noteRefusal } from './saml-log.js';
import { SamlRefusal } from './saml-refusal.js';
import { samlOptions } from './service-provider.js';
import { signInLanguage } from './sign-in-language.js';

const RELAY_STATE = /^[0-9a-f]{40}$/;

/** Messages by redirect are for logout only; passport-saml would read them here as well. */
function refuseMessagesInQuery(request: Request): void {
  if ('SAMLRequest' in request.query || 'SAMLResponse' in request.query)
    throw new SamlRefusal('a message in the query');
}

/** GET /auth/saml/login: notes the exchange, binds it to this browser and lets passport redirect to the university. */
@Injectable()
export class SamlLoginGuard extends AuthGuard('saml') {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly exchanges: SamlExchanges,
    private readonly links: AccountLinks,
    private readonly settings: Settings,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    try {
      refuseMessagesInQuery(request);
      const provider = await this.providerOf(request);
      const browser = this.secrets.token();
      const language = signInLanguage(request);
      const returnTo = safeReturnPath(request.query.returnTo, `/${language}/home`);
      const linkId = await this.linkOf(request);
      const asked = { returnTo, language, browser, source: request.ip ?? '', ...(linkId && { linkId }) };
      const exchange = await this.exchanges.begin(provider, asked);
      const response = http.getResponse<Response>();
      setBrowserCookie(response, SAML_COOKIE, browser);
      setBrowserCookie(response, LANGUAGE_COOKIE, language);
      // The answer will come without the session's cookie; this is how the session that it replaces is found.
      if (request.session.personId && !linkId) request.session.leavingFor = exchange.requestId;
      setSamlContext(request, { provider, exchange, options: samlOptions(this.settings, provider, exchange) });
    } catch (error) {
      throw noteRefusal(error, request, IdentityError.samlRefused);
    }
    return (await super.canActivate(context)) === true;
  }

  /** The link that this session asked for, when this is to prove the other account for it. */
  private async linkOf({ query, session, sessionID }: Request): Promise<string | undefined> {
    if (query.link === undefined) return undefined;
    const link = session.personId && (await this.links.asked(session.personId, sessionID));
    if (!link || link.otherPersonId) throw new DomainError(IdentityError.linkNotAsked);
    return link.id;
  }

  private async providerOf(request: Request): Promise<IdentityProvider> {
    const entityId = request.query.idp;
    const provider = isEntityId(entityId) ? await this.providers.find(entityId) : undefined;
    if (!provider) throw new DomainError(IdentityError.unknownProvider);
    return provider;
  }
}

/** POST /auth/saml/acs: takes the answer to a request of this very browser, once, and runs every check around passport's own. */
@Injectable()
export class SamlAcsGuard extends AuthGuard('saml') {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly exchanges: SamlExchanges,
    private readonly acceptResponse: AcceptResponse,
    private readonly refusedAnswers: RefusedAnswers,
    private readonly settings: Settings,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    const source = request.ip ?? '';
    let exchange: Exchange | undefined;
    await this.refusedAnswers.refuseTooMany(source).catch((error: unknown) => {
      throw noteRefusal(error, request, IdentityError.samlRefused);
    });
    try {
      refuseMessagesInQuery(request);
      exchange = await this.exchangeOf(request);
      const provider = exchange && (await this.providers.find(exchange.entityId));
      if (!exchange || !provider) throw new DomainError(IdentityError.samlNotAsked);
      clearBrowserCookie(http.getResponse<Response>(), SAML_COOKIE);
      const body = request.body as { SAMLResponse?: unknown };
      const mustHold = await this.acceptResponse.before(body.SAMLResponse, provider, exchange);
      setSamlContext(request, {
        provider,
        exchange,
        options: samlOptions(this.settings, provider, exchange, mustHold),
      });
      return (await super.canActivate(context)) === true;
    } catch (error) {
      // What belongs to no exchange of this browser costs nothing, and anybody could send it in somebody's name.
      if (exchange) await this.refusedAnswers.note(source);
      throw noteRefusal(error, request, IdentityError.samlRefused, exchange);
    }
  }

  private async exchangeOf(request: Request): Promise<Exchange | undefined> {
    const { RelayState: relayState } = (request.body ?? {}) as { RelayState?: unknown };
    const browser = readBrowserCookie(request, SAML_COOKIE);
    if (typeof relayState !== 'string' || !RELAY_STATE.test(relayState) || !browser) return undefined;
    return this.exchanges.consume(relayState, browser);
  }
}
