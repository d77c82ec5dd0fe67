/** Everything this program is told from outside. */
export interface Settings {
  readonly port: number;
  readonly publicUrl: string;
  readonly dataDir: string;
}

export type Environment = Readonly<Record<string, string | undefined>>;

/** @throws when the environment is anything but a local one: whoever asks here is let in without a password. */
export function refuseUnlessLocal(environment: string | undefined): void {
  if (environment === undefined || environment === '' || environment === 'local') return;
  throw new Error('The demo identity provider signs anybody in. It starts only with LUOTSI_ENV=local.');
}

/** @throws for an address others could reach. */
export function refuseUnlessLoopback(host: string): void {
  if (/^127\.\d{1,3}\.\d{1,3}\.\d{1,3}$/.test(host) || host === '::1') return;
  throw new Error('The demo identity provider signs anybody in. It listens on a loopback address only.');
}

function portFrom(value: string): number {
  if (!/^\d{1,5}$/.test(value) || Number(value) > 65_535) throw new Error('DEMO_IDP_PORT must be a port number.');
  return Number(value);
}

function urlFrom(value: string): string {
  const fault = 'LUOTSI_PUBLIC_URL must be the address of the application, e.g. http://localhost:3000.';
  if (!URL.canParse(value)) throw new Error(fault);
  const url = new URL(value);
  if (!['http:', 'https:'].includes(url.protocol) || url.search || url.hash) throw new Error(fault);
  return value.replace(/\/+$/, '');
}

/** The settings in an environment. @throws with a sentence that names what is wrong. */
export function readSettings(env: Environment): Settings {
  refuseUnlessLocal(env.LUOTSI_ENV);
  return {
    port: portFrom(env.DEMO_IDP_PORT || '0'),
    publicUrl: urlFrom(env.LUOTSI_PUBLIC_URL || 'http://localhost:3000'),
    dataDir: env.LUOTSI_DATA_DIR || '.luotsi',
  };
}
