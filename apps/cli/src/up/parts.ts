import { createHash } from 'node:crypto';
import type { Part, PartSettings } from './part.js';

const CLI = 'dist/apps/cli/src/main.js';

/** The programs of Luotsi. */
export function luotsiParts(settings: PartSettings): Part[] {
  return [
    {
      name: 'migrate',
      doing: 'Migrating the database',
      kind: 'task',
      command: [CLI, 'migrate'],
      madeFrom: async () => settings.build,
    },
    ...mailSink(settings),
    ...demoIdp(settings),
    ...signIns(settings),
    {
      name: 'worker',
      doing: 'Starting the worker',
      kind: 'service',
      command: ['dist/apps/worker/src/main.js'],
      after: ['migrate', 'seed-sign-ins'],
      readyAt: settings.workerHealthUrl,
    },
    {
      name: 'api',
      doing: 'Starting the application',
      kind: 'service',
      command: ['dist/apps/api/src/main.js'],
      after: ['migrate', 'seed-sign-ins', 'demo-idp'],
      readyAt: settings.healthUrl,
    },
  ];
}

function mailSink({ mailSinkPort }: PartSettings): Part[] {
  if (mailSinkPort === undefined) return [];
  return [
    {
      name: 'mail-sink',
      doing: 'Starting the mailbox',
      kind: 'service',
      command: ['dist/libs/notifications/src/mailbox/main.js'],
      env: { MAIL_SINK_PORT: String(mailSinkPort) },
      readyAt: `tcp://127.0.0.1:${mailSinkPort}`,
    },
  ];
}

function demoIdp({ demoIdpPort, publicUrl }: PartSettings): Part[] {
  if (demoIdpPort === undefined) return [];
  return [
    {
      name: 'demo-idp',
      doing: 'Starting the demo universities',
      kind: 'service',
      command: ['dist/apps/demo-idp/src/main.js'],
      env: { DEMO_IDP_PORT: String(demoIdpPort), LUOTSI_PUBLIC_URL: publicUrl },
      readyAt: `http://127.0.0.1:${demoIdpPort}/health`,
    },
  ];
}

/** The people one can sign in as come first, the rest of the demonstration data while somebody already looks around. */
function signIns({ local, build, fills, demoIdpPort }: PartSettings): Part[] {
  if (!local) return [];
  const seed = [CLI, 'seed'];
  const rest: Part = {
    name: 'seed',
    doing: 'Filling in demonstration data',
    kind: 'background',
    command: seed,
    shows: 'lines',
  };
  return [
    {
      name: 'seed-sign-ins',
      doing: 'Making the accounts to sign in with',
      kind: 'task',
      command: [...seed, '--sign-ins'],
      after: ['migrate', 'demo-idp'],
      madeFrom: async () => (build && demoIdpPort ? `${build} ${await whatUniversitiesSay(demoIdpPort)}` : undefined),
    },
    ...(fills ? [rest] : []),
  ];
}

/** Their addresses and certificates, which the application must know: other ones, other accounts. */
async function whatUniversitiesSay(port: number): Promise<string> {
  const answer = await fetch(`http://127.0.0.1:${port}/metadata.json`, { signal: AbortSignal.timeout(5000) });
  return createHash('sha256')
    .update(await answer.text())
    .digest('hex');
}
