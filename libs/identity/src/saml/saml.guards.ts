import { type ExecutionContext, Injectable, Logger } from '@nestjs/common';
import { AuthGuard } from '@nestjs/passport';
import type { Request, Response } from 'express';
import { readerLanguage, requestIdOf, Secrets, Settings } from '#platform';
import { DomainError } from '#platform/kernel';
import { safeReturnPath } from '../domain/return-path.js';
import { IdentityError } from '../errors.js';
import { clearBrowserCookie, readBrowserCookie, SAML_COOKIE, setBrowserCookie } from '../sessions/browser-cookie.js';
import { type AcceptedResponse, AcceptResponse } from './accept-response.js';
import { type Exchange, SamlExchanges } from './exchanges.js';
import { SamlRefusal } from './message-guard.js';
import { type IdentityProvider, IdentityProviders } from './providers.js';
import { setSamlContext } from './saml.strategy.js';
import { samlOptions } from './service-provider.js';

const MAX_ENTITY_ID = 1024;

/** Messages by redirect are for logout only; passport-saml would read them here as well. */
function refuseMessagesInQuery(request: Request): void {
  if ('SAMLRequest' in request.query || 'SAMLResponse' in request.query) throw new DomainError(IdentityError.samlRefused);
}

/** GET /auth/saml/login: notes the exchange, binds it to this browser and lets passport redirect to the university. */
@Injectable()
export class SamlLoginGuard extends AuthGuard('saml') {
  constructor(
    private readonly providers: IdentityProviders,
    private readonly exchanges: SamlExchanges,
    private readonly settings: Settings,
    private readonly secrets: Secrets,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    refuseMessagesInQuery(request);
    const entityId = request.query.idp;
    const provider = typeof entityId === 'string' && entityId.length <= MAX_ENTITY_ID ? await this.providers.find(entityId) : undefined;
    if (!provider) throw new DomainError(IdentityError.unknownProvider);
    const browser = this.secrets.token();
    const language = readerLanguage(request);
    const exchange = await this.exchanges.begin(provider, safeReturnPath(request.query.returnTo, `/${language}/home`), language, browser);
    setBrowserCookie(http.getResponse<Response>(), SAML_COOKIE, browser);
    setSamlContext(request, { provider, exchange, options: samlOptions(this.settings, provider, exchange) });
    return (await super.canActivate(context)) === true;
  }
}

/** POST /auth/saml/acs: takes the answer to a request of this very browser, once, and runs every check around passport's own. */
@Injectable()
export class SamlAcsGuard extends AuthGuard('saml') {
  private readonly logger = new Logger('Saml');

  constructor(
    private readonly providers: IdentityProviders,
    private readonly exchanges: SamlExchanges,
    private readonly acceptResponse: AcceptResponse,
    private readonly settings: Settings,
  ) {
    super();
  }

  override async canActivate(context: ExecutionContext): Promise<boolean> {
    const http = context.switchToHttp();
    const request = http.getRequest<Request>();
    refuseMessagesInQuery(request);
    const { provider, exchange } = await this.exchangeOf(request);
    clearBrowserCookie(http.getResponse<Response>(), SAML_COOKIE);
    try {
      const body = request.body as { SAMLResponse?: unknown };
      const isSigned = this.acceptResponse.before(body.SAMLResponse, provider, exchange);
      setSamlContext(request, { provider, exchange, options: samlOptions(this.settings, provider, exchange, isSigned) });
      return (await super.canActivate(context)) === true;
    } catch (error) {
      // The reason is for the log, with the request id that the person sees; the message itself is never logged.
      const reason = error instanceof SamlRefusal ? error.reason : 'signature or library check';
      this.logger.warn({ message: 'saml refused', requestId: requestIdOf(request), provider: provider.entityId, reason });
      throw new DomainError(IdentityError.samlRefused);
    }
  }

  override handleRequest<User = AcceptedResponse>(error: unknown, user: User): User {
    if (error || !user) throw error ?? new SamlRefusal('no user');
    return user;
  }

  private async exchangeOf(request: Request): Promise<{ provider: IdentityProvider; exchange: Exchange }> {
    const { RelayState: relayState } = (request.body ?? {}) as { RelayState?: unknown };
    const browser = readBrowserCookie(request, SAML_COOKIE);
    const exchange = typeof relayState === 'string' && browser ? await this.exchanges.consume(relayState, browser) : undefined;
    const provider = exchange && (await this.providers.find(exchange.entityId));
    if (!exchange || !provider) throw new DomainError(IdentityError.samlNotAsked);
    return { provider, exchange };
  }
}
