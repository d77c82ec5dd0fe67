import { createServer, type Server } from 'node:http';
import { IssuedSessions } from './issued-sessions.js';
import { credentialsOf } from './keys/key-store.js';
import { type Log, logToOutput } from './log.js';
import { PROVIDERS } from './providers.js';
import { createListener } from './routes.js';
import { refuseUnlessLocal, refuseUnlessLoopback } from './settings.js';
import type { RunningProvider } from './sign-in.js';

const GRACE_MS = 1000;

export interface DemoIdpOptions {
  /** 0 takes a free one. */
  readonly port: number;
  /** Base address of the application: its entityID and the address of its ACS follow from it. */
  readonly publicUrl: string;
  readonly dataDir: string;
  /** LUOTSI_ENV; anything but local is refused. */
  readonly environment?: string;
  /** A loopback address. Default 127.0.0.1, which a browser holds for another site than localhost. */
  readonly host?: string;
  readonly now?: () => Date;
  readonly log?: Log;
}

export interface DemoIdp {
  readonly url: string;
  /** With their keys, so that tests can sign what an honest provider never would. */
  readonly providers: readonly RunningProvider[];
  stop(): Promise<void>;
}

async function listen(server: Server, port: number, host: string): Promise<string> {
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject);
    server.listen(port, host, () => {
      server.off('error', reject);
      resolve();
    });
  });
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no port.');
  const name = address.family === 'IPv6' ? `[${address.address}]` : address.address;
  return `http://${name}:${address.port}`;
}

async function close(server: Server): Promise<void> {
  const closed = new Promise<void>((resolve) => server.close(() => resolve()));
  const impatience = setTimeout(() => server.closeAllConnections(), GRACE_MS);
  await closed;
  clearTimeout(impatience);
}

/** Starts the stand-in identity providers of all universities and the City. @throws when that would not be local. */
export async function startDemoIdp(options: DemoIdpOptions): Promise<DemoIdp> {
  const { host = '127.0.0.1', now = () => new Date(), log = logToOutput } = options;
  refuseUnlessLocal(options.environment);
  refuseUnlessLoopback(host);
  const keys = await Promise.all(
    PROVIDERS.map(async (provider) => ({
      provider,
      credentials: await credentialsOf(provider, options.dataDir, now()),
    })),
  );
  const server = createServer();
  const url = await listen(server, options.port, host);
  const providers = keys.map((one) => ({
    ...one,
    ssoUrl: `${url}/${one.provider.key}/sso`,
    logoutUrl: `${url}/${one.provider.key}/slo`,
  }));
  const base = options.publicUrl.replace(/\/+$/, '');
  const serviceProvider = {
    entityId: `${base}/auth/saml/metadata`,
    acsUrl: `${base}/auth/saml/acs`,
    logoutUrl: `${base}/auth/saml/slo`,
  };
  server.on('request', createListener({ providers, serviceProvider, sessions: new IssuedSessions(), now, log }));
  log('listening', { url });
  return { url, providers, stop: () => close(server) };
}
