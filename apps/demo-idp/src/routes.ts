import type { IncomingMessage, RequestListener, ServerResponse } from 'node:http';
import { base64Of } from '#platform/kernel';
import { HttpFault, htmlReply, jsonReply, type Reply, send } from './http.js';
import type { Log } from './log.js';
import { faultPage } from './pages/page.js';
import { RefusedRequest } from './saml/authn-request.js';
import { metadataXml } from './saml/metadata.js';
import { finishSignIn, type RunningProvider, type ServiceProvider, startSignIn } from './sign-in.js';

export interface Site {
  readonly providers: readonly RunningProvider[];
  readonly serviceProvider: ServiceProvider;
  readonly now: () => Date;
  readonly log: Log;
}

/** What the application needs to know of a provider before anybody can sign in. */
export interface PublishedProvider {
  readonly entityId: string;
  readonly names: { readonly fi: string; readonly sv: string; readonly en: string };
  readonly ssoUrl: string;
  /** Base64 of the DER, without PEM lines. */
  readonly certificate: string;
  readonly scopes: readonly string[];
  readonly homeOrganisation: string;
}

export function published({ provider, ssoUrl, credentials }: RunningProvider): PublishedProvider {
  const { entityId, names, scopes, homeOrganisation } = provider;
  return { entityId, names, ssoUrl, certificate: base64Of(credentials.certificate), scopes, homeOrganisation };
}

function metadataReply(running: RunningProvider, now: Date): Reply {
  const { provider, ssoUrl, credentials } = running;
  const body = metadataXml({ provider, ssoUrl, certificate: credentials.certificate, now });
  return { status: 200, type: 'application/samlmetadata+xml', body };
}

function demandMethod(request: IncomingMessage, ...methods: readonly string[]): void {
  if (!methods.includes(request.method ?? '')) throw new HttpFault(405, 'This address does not take that method.');
}

async function route(request: IncomingMessage, url: URL, site: Site): Promise<Reply> {
  const [first = '', second = '', ...rest] = url.pathname.slice(1).split('/');
  const running = site.providers.find(({ provider }) => provider.key === first);
  if (rest.length === 0 && running && second === 'sso') {
    demandMethod(request, 'GET', 'HEAD', 'POST');
    const context = { running, serviceProvider: site.serviceProvider, now: site.now };
    return request.method === 'POST' ? finishSignIn(request, context) : startSignIn(url.searchParams, context);
  }
  demandMethod(request, 'GET', 'HEAD');
  if (url.pathname === '/health') return jsonReply({ status: 'ok' });
  if (url.pathname === '/metadata.json') return jsonReply(site.providers.map(published));
  if (rest.length === 0 && running && second === 'metadata') return metadataReply(running, site.now());
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
