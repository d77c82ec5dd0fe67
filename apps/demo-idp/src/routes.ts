import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { base64Of } from '#platform/kernel';
import { HttpFault, htmlReply, jsonReply, type Reply, send } from './http.js';
import type { IssuedSessions } from './issued-sessions.js';
import type { Log } from './log.js';
import { faultPage } from './pages/page.js';
import { RefusedRequest } from './saml/authn-request.js';
import { metadataXml } from './saml/metadata.js';
import {
  finishSignIn,
  type RunningProvider,
  type ServiceProvider,
  type SignInContext,
  startSignIn,
} from './sign-in.js';
import { endSession, showSessions, takeLogout } from './sign-out.js';

export interface Site {
  readonly providers: readonly RunningProvider[];
  readonly serviceProvider: ServiceProvider;
  readonly sessions: IssuedSessions;
  readonly now: () => Date;
  readonly log: Log;
}

/** What the application needs to know of a provider before anybody can sign in. */
export interface PublishedProvider {
  readonly entityId: string;
  readonly names: { readonly fi: string; readonly sv: string; readonly en: string };
  readonly ssoUrl: string;
  readonly logoutUrl: string;
  /** Base64 of the DER, without PEM lines. */
  readonly certificate: string;
  readonly scopes: readonly string[];
  readonly homeOrganisation: string;
}

export function published({ provider, ssoUrl, logoutUrl, credentials }: RunningProvider): PublishedProvider {
  const { entityId, names, scopes, homeOrganisation } = provider;
  return {
    entityId,
    names,
    ssoUrl,
    logoutUrl,
    certificate: base64Of(credentials.certificate),
    scopes,
    homeOrganisation,
  };
}

function metadataReply(running: RunningProvider, now: Date): Reply {
  const { provider, ssoUrl, logoutUrl, credentials } = running;
  const body = metadataXml({ provider, ssoUrl, logoutUrl, certificate: credentials.certificate, now });
  return { status: 200, type: 'application/samlmetadata+xml', body };
}

function demandMethod(request: IncomingMessage, ...methods: readonly string[]): void {
  if (!methods.includes(request.method ?? '')) throw new HttpFault(405, 'This address does not take that method.');
}

/** What a provider answers at an address below its own name; undefined where there is nothing. */
function providerReply(
  request: IncomingMessage,
  url: URL,
  place: string,
  context: SignInContext,
): Promise<Reply> | Reply | undefined {
  if (place === 'sso' || place === 'sessions') {
    demandMethod(request, 'GET', 'HEAD', 'POST');
    const isPost = request.method === 'POST';
    if (place === 'sso') return isPost ? finishSignIn(request, context) : startSignIn(url.searchParams, context);
    return isPost ? endSession(request, context) : showSessions(context);
  }
  demandMethod(request, 'GET', 'HEAD');
  if (place === 'slo') return takeLogout(url.search.slice(1), context);
  return place === 'metadata' ? metadataReply(context.running, context.now()) : undefined;
}

async function route(request: IncomingMessage, url: URL, { providers, log: _log, ...site }: Site): Promise<Reply> {
  const [first = '', place = '', ...rest] = url.pathname.slice(1).split('/');
  const running = providers.find(({ provider }) => provider.key === first);
  const reply = running && rest.length === 0 && providerReply(request, url, place, { running, ...site });
  if (reply) return reply;
  demandMethod(request, 'GET', 'HEAD');
  if (url.pathname === '/health') return jsonReply({ status: 'ok' });
  if (url.pathname === '/metadata.json') return jsonReply(providers.map(published));
  throw new HttpFault(404, 'There is nothing at this address.');
}

function faultReply(error: unknown, log: Log): Reply {
  if (error instanceof RefusedRequest) {
    log('sign-in request refused', { reason: error.message });
    return htmlReply(error.status, faultPage('The sign-in request was refused', error.message));
  }
  if (error instanceof HttpFault) return htmlReply(error.status, faultPage('This did not work', error.message));
  log('fault', { reason: error instanceof Error ? (error.stack ?? error.message) : String(error) });
  return htmlReply(500, faultPage('This did not work', 'Something broke in the demo identity provider.'));
}

/** Logs the path, never the query: it holds the request, and what is posted says who signs in. */
export function createListener(site: Site): RequestListener {
  return async (request: IncomingMessage, response: ServerResponse) => {
    const url = URL.canParse(request.url ?? '', 'http://127.0.0.1')
      ? new URL(request.url ?? '', 'http://127.0.0.1')
      : null;
    let reply: Reply;
    try {
      if (!url) throw new HttpFault(400, 'The address cannot be read.');
      reply = await route(request, url, site);
    } catch (error) {
      reply = faultReply(error, site.log);
    }
    send(response, reply, request.method !== 'HEAD');
    if (url?.pathname !== '/health') {
      site.log('request', { method: request.method ?? '', path: url?.pathname ?? '', status: reply.status });
    }
  };
}
