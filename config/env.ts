import { z } from 'zod';

const port = z.coerce.number().int().min(0).max(65535);
const flag = z.enum(['on', 'off']);
/** `FOO=` in an env file means "not set". */
const optional = <T extends z.ZodType>(schema: T) =>
  z.preprocess((value) => (value === '' ? undefined : value), schema.optional());

/**
 * Every setting of Luotsi, in one place. Read once at start by `loadEnv`; nothing else reads `process.env`.
 * What staff tune (weights, reminder days) are rows of the database, never settings here.
 */
export const envSchema = z.object({
  LUOTSI_ENV: z
    .enum(['local', 'production'])
    .default('local')
    .describe(
      'local: demo identity provider, built-in mailbox, seed, listens on loopback only. production: none of these.',
    ),
  PORT: port.default(3000).describe('Port of the HTTP process.'),
  HOST: optional(z.string()).describe('Address to listen on. Default: 127.0.0.1 in local, 0.0.0.0 in production.'),
  PUBLIC_URL: optional(z.url()).describe('Address that people type. Default: http://localhost:PORT.'),
  LUOTSI_DATA_DIR: z.string().default('.luotsi').describe('Folder for the embedded database, secrets and run.json.'),
  DATABASE_URL: optional(z.string()).describe('PostgreSQL 15 or later. Default: the embedded one.'),
  DATABASE_POOL_SIZE: z.coerce
    .number()
    .int()
    .min(2)
    .max(200)
    .default(10)
    .describe('Connections per process for our own tables.'),
  QUEUE_BACKEND: z.enum(['postgres', 'redis']).default('postgres').describe('Where BullMQ keeps its jobs.'),
  REDIS_URL: optional(z.string()).describe('Needed when QUEUE_BACKEND=redis.'),
  SMTP_URL: optional(z.string()).describe(
    'Mail server, e.g. smtps://user:password@host. Default in local: the built-in mailbox.',
  ),
  MAIL_FROM: z.string().default('Luotsi <luotsi@localhost>').describe('Sender of all mails.'),
  CONSOLE: flag.default('on').describe('off leaves /admin out of this process.'),
  WORKER_PORT: port.default(0).describe('Port of the worker for health and metrics on loopback; 0 takes a free one.'),
  METRICS_TOKEN: optional(z.string().min(16)).describe(
    'Bearer token for /metrics from other hosts, also through a proxy on this one. Without it, only what asks on loopback itself is answered.',
  ),
  LUOTSI_SECRET_KEY: optional(z.string()).describe(
    '32 random bytes in base64. Made at first start in the data folder; must be given in production.',
  ),
  DEMO_IDP_URL: optional(z.url()).describe('Base address of the demo identity provider. Refused in production.'),
  FEDERATION_METADATA_URL: optional(z.url({ protocol: /^(https?|file)$/ })).describe(
    "Address of the federation's signed metadata, e.g. https://haka.funet.fi/metadata/haka-metadata.xml, or file:///path.",
  ),
  FEDERATION_SIGNING_CERT: optional(z.string()).describe(
    'Certificate in PEM that the metadata must be signed with; several after one another while the federation changes its key. Line ends may be written as \\n.',
  ),
  FEDERATION_REFRESH_SECONDS: z.coerce
    .number()
    .int()
    .min(60)
    .max(86_400)
    .default(21_600)
    .describe('How often a newer copy is asked for; at least daily (Haka).'),
  FEDERATION_IDPS: z
    .string()
    .default('')
    .transform((text) => text.split(/[\s,]+/).filter(Boolean))
    .describe(
      'entityIDs that are connected with an organisation of their own name when the metadata first shows them, separated by commas. Staff may disconnect them.',
    ),
  DISCOVERY_URL: optional(z.url({ protocol: /^https?$/ })).describe(
    "The federation's discovery service, offered at sign-in beside our own list (sstc-saml-idp-discovery). https; in local also http on this machine.",
  ),
  OPERATOR_NAME: optional(z.string().max(200)).describe(
    'The organisation that runs this service, for its SAML metadata.',
  ),
  CONTACT_TECHNICAL: optional(z.email()).describe(
    'Address of a role, not of a person, for other operators; in the metadata.',
  ),
  CONTACT_SUPPORT: optional(z.email()).describe('Address that people may ask for help; in the metadata.'),
  CONTACT_SECURITY: optional(z.email()).describe(
    'Address for reports of security incidents (Sirtfi); in the metadata.',
  ),
  PRIVACY_URL: optional(z.url()).describe(
    'Where the privacy statement is published. Default: /LANGUAGE/privacy of this service.',
  ),
  SAML_ALLOW_CBC: flag
    .default('off')
    .describe(
      'on takes assertions sealed with AES-CBC, for a university that cannot do GCM. CBC is known to be broken.',
    ),
  LUOTSI_SEED: z
    .enum(['full', 'small', 'sign-ins'])
    .default('full')
    .describe(
      'How much invented life npm start makes in local running: a full demonstration, a tenth of it, or only accounts to sign in with and the public directory.',
    ),
  LOG_LEVEL: z.enum(['debug', 'log', 'warn', 'error']).default('log').describe('Least serious log line to write.'),
});

export type EnvInput = z.infer<typeof envSchema>;

/** The settings as the code uses them: defaults filled in, rules between settings checked. */
export interface Env extends EnvInput {
  readonly PUBLIC_URL: string;
  readonly HOST: string;
  readonly DATABASE_URL: string;
  readonly LUOTSI_SECRET_KEY: string;
}

const EXAMPLE_SECRETS = new Set([Buffer.alloc(32).toString('base64')]);

function federationFaults({
  FEDERATION_METADATA_URL: source,
  FEDERATION_SIGNING_CERT: cert,
  LUOTSI_ENV,
}: EnvInput): string[] {
  if (!source) return [];
  const faults: string[] = [];
  if (!/-----BEGIN (CERTIFICATE|PUBLIC KEY)-----/.test(cert ?? ''))
    faults.push(
      'FEDERATION_SIGNING_CERT: must be given in PEM with FEDERATION_METADATA_URL; nothing unsigned is believed.',
    );
  if (LUOTSI_ENV === 'production' && source.startsWith('http:'))
    faults.push('FEDERATION_METADATA_URL: must be https:// or file:// in production.');
  return faults;
}

/** What answers at that address says through whom people sign in, so nobody on the way may answer instead. */
function discoveryFaults({ DISCOVERY_URL: service, LUOTSI_ENV }: EnvInput): string[] {
  if (!service) return [];
  const { protocol, hostname } = new URL(service);
  const isOfThisMachine = LUOTSI_ENV === 'local' && ['localhost', '127.0.0.1', '[::1]'].includes(hostname);
  return protocol === 'https:' || isOfThisMachine
    ? []
    : ['DISCOVERY_URL: must start with https://; in local, http:// on this machine will do.'];
}

/** Rules that no single setting can check. Each returned line names the setting and says what to do. */
function faultsBetween(env: EnvInput): string[] {
  const faults: string[] = [];
  const production = env.LUOTSI_ENV === 'production';
  if (!env.DATABASE_URL)
    faults.push(
      'DATABASE_URL: must be given, e.g. postgres://user:password@host/luotsi (npm start gives the embedded one).',
    );
  if (env.QUEUE_BACKEND === 'redis' && !env.REDIS_URL)
    faults.push('REDIS_URL: must be given when QUEUE_BACKEND=redis.');
  const key = env.LUOTSI_SECRET_KEY ?? '';
  if (Buffer.from(key, 'base64').length !== 32)
    faults.push('LUOTSI_SECRET_KEY: must be 32 bytes in base64; `openssl rand -base64 32` makes them.');
  else if (production && EXAMPLE_SECRETS.has(key))
    faults.push(
      'LUOTSI_SECRET_KEY: an example value is refused in production; `openssl rand -base64 32` makes another.',
    );
  if (production && env.DEMO_IDP_URL) faults.push('DEMO_IDP_URL: the demo identity provider is refused in production.');
  if (production && !env.SMTP_URL)
    faults.push('SMTP_URL: must be given in production, e.g. smtps://user:password@host.');
  if (production && !env.PUBLIC_URL?.startsWith('https://'))
    faults.push('PUBLIC_URL: must start with https:// in production.');
  return [...faults, ...federationFaults(env), ...discoveryFaults(env)];
}

export class EnvError extends Error {
  constructor(readonly faults: readonly string[]) {
    super(`The settings have ${faults.length} fault(s):\n${faults.map((fault) => `  - ${fault}`).join('\n')}`);
  }
}

/** Reads the settings from an environment. @throws EnvError that names every fault at once. */
export function loadEnv(source: Record<string, string | undefined>): Env {
  const parsed = envSchema.safeParse(source);
  if (!parsed.success) {
    throw new EnvError(parsed.error.issues.map((issue) => `${issue.path.join('.')}: ${issue.message}`));
  }
  const env = parsed.data;
  const faults = faultsBetween(env);
  if (faults.length > 0) throw new EnvError(faults);
  return {
    ...env,
    PUBLIC_URL: (env.PUBLIC_URL ?? `http://localhost:${env.PORT}`).replace(/\/$/, ''),
    HOST: env.HOST ?? (env.LUOTSI_ENV === 'production' ? '0.0.0.0' : '127.0.0.1'),
    DATABASE_URL: env.DATABASE_URL ?? '',
    LUOTSI_SECRET_KEY: env.LUOTSI_SECRET_KEY ?? '',
  };
}

/** The settings of a program that is started by them alone: a fault ends it with words for the operator instead of a stack. */
export function envOfProgram(): Env {
  try {
    return loadEnv(process.env);
  } catch (error) {
    if (!(error instanceof EnvError)) throw error;
    process.stderr.write(`${error.message}\n`);
    process.exit(1);
  }
}

/** Text of `config/example.env`, generated from the schema so that it cannot drift (a contract test compares). */
export function exampleEnv(): string {
  const lines = Object.entries(envSchema.shape).map(([name, schema]) => {
    const fallback = schema instanceof z.ZodDefault ? String(schema.def.defaultValue) : '';
    return `# ${schema.description ?? ''}\n${name}=${fallback}\n`;
  });
  return `# Generated from config/env.ts by \`npx luotsi explain-config --example\`.\n\n${lines.join('\n')}`;
}
