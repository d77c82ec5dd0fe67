import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/**
 * A federation's discovery service that has already been told what to choose: answers at once, to addresses only that the asking service has registered
 * in its metadata. Source: sstc-saml-idp-discovery-cs-01, 2.4.
 */
export async function openDiscovery() {
  const asked: URL[] = [];
  const state = { chosen: undefined as string | undefined, registered: [] as readonly string[] };
  const server = createServer((request, response) => {
    const asks = new URL(request.url ?? '/', 'http://127.0.0.1');
    asked.push(asks);
    const back = new URL(asks.searchParams.get('return') ?? 'about:blank');
    if (!state.registered.includes(`${back.origin}${back.pathname}`)) return response.writeHead(400).end();
    const name = asks.searchParams.get('returnIDParam') ?? 'entityID';
    if (state.chosen !== undefined) back.searchParams.append(name, state.chosen);
    return response.writeHead(302, { location: back.href }).end();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return Object.assign(state, {
    asked,
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/ds`,
    close: async () => {
      server.closeAllConnections();
      server.close();
      await once(server, 'close');
    },
  });
}
export type DiscoveryStandIn = Awaited<ReturnType<typeof openDiscovery>>;

/** Where answers may go, as the metadata of a service tells the federation. */
export function registeredIn(metadata: string): string[] {
  return [...metadata.matchAll(/<idpdisc:DiscoveryResponse [^>]*Location="([^"]+)"/g)].map(
    ([, location = '']) => location,
  );
}
