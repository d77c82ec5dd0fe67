import type { Part, PartSettings } from './part.js';

const CLI = 'dist/apps/cli/src/main.js';

/** The programs of Luotsi. */
export function luotsiParts(settings: PartSettings): Part[] {
  return [
    { name: 'migrate', doing: 'Migrating the database', kind: 'task', command: [CLI, 'migrate'] },
    ...mailSink(settings),
    ...demoIdp(settings),
    ...signIns(settings),
    {
      name: 'worker',
      doing: 'Starting the worker',
      kind: 'service',
      command: ['dist/apps/worker/src/main.js'],
      after: ['migrate', 'seed-sign-ins'],
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
      command: [CLI, 'mail-sink'],
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
function signIns({ local }: PartSettings): Part[] {
  if (!local) return [];
  const seed = [CLI, 'seed'];
  return [
    {
      name: 'seed-sign-ins',
      doing: 'Making the accounts to sign in with',
      kind: 'task',
      command: [...seed, '--sign-ins'],
      after: ['migrate', 'demo-idp'],
    },
    {
      name: 'seed-who',
      doing: 'Listing the accounts',
      kind: 'task',
      command: [...seed, '--who'],
      after: ['seed-sign-ins'],
      shows: 'at the end',
      mayFail: true,
    },
    { name: 'seed', doing: 'Filling in demonstration data', kind: 'background', command: seed, shows: 'lines' },
  ];
}
