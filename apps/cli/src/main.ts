import type { Output } from './output.js';

type Command = (args: readonly string[], out: Output) => Promise<number>;

/** Each command is loaded when it is called: `luotsi match` needs no database and starts at once. */
const COMMANDS: Readonly<Record<string, { readonly help: string; readonly load: () => Promise<Command> }>> = {
  migrate: {
    help: 'bring the database to the newest schema',
    load: async () => {
      const { migrateCommand } = await import('./commands/migrate.js');
      return (_args, out) => migrateCommand(process.env, out);
    },
  },
  up: {
    help: 'start everything: database, API, worker and, in local running, mailbox and demo identity provider',
    load: async () => {
      const { up } = await import('./up/index.js');
      return (args, out) => up(args, out);
    },
  },
  seed: {
    help: 'invented people for trying Luotsi out (never in production)',
    load: async () => {
      const { seed } = await import('./seed/index.js');
      return (args, out) => seed(process.env, args, out);
    },
  },
  staff: {
    help: 'staff grant: give somebody a staff role',
    load: async () => {
      const { staff } = await import('./commands/staff.js');
      return (args, out) => staff(process.env, args, out);
    },
  },
  'sp-metadata': {
    help: 'our SAML metadata, to be registered with the federation',
    load: async () => {
      const { spMetadata } = await import('./commands/saml.js');
      return (_args, out) => spMetadata(process.env, out);
    },
  },
  'sp-keys': {
    help: 'sp-keys list: our SAML keys; sp-keys rotate: the next step of changing them',
    load: async () => {
      const { spKeys } = await import('./commands/saml.js');
      return (args, out) => spKeys(process.env, args, out);
    },
  },
  report: {
    help: 'report export: the indicators of a period as CSV or XLSX; report rebuild: count from the facts anew',
    load: async () => {
      const { report } = await import('./commands/report.js');
      return (args, out) => report(process.env, args, out);
    },
  },
  openapi: {
    help: 'the OpenAPI document of the API: luotsi openapi [FILE]',
    load: async () => (await import('./commands/openapi.js')).openApi,
  },
  'explain-config': {
    help: 'every setting with its meaning [--example]',
    load: async () => {
      const { exampleEnv } = await import('#config/env');
      return async (_args, out) => {
        out.write(exampleEnv());
        return 0;
      };
    },
  },
  match: {
    help: 'solve an instance file, or a saved match run again: luotsi match FILE [--json]',
    load: async () => (await import('./commands/match.js')).match,
  },
  run: {
    help: 'run save RUN FILE: the frozen input of a match run, for luotsi match',
    load: async () => {
      const { matchRun } = await import('./commands/match-run.js');
      return (args, out) => matchRun(process.env, args, out);
    },
  },
};

function usage(): string {
  const lines = Object.entries(COMMANDS).map(([name, { help }]) => `  ${name.padEnd(16)}${help}`);
  return `Usage: luotsi COMMAND\n\n${lines.join('\n')}`;
}

const out: Output = { write: (line) => console.log(line), error: (line) => console.error(line) };
const [name = '', ...args] = process.argv.slice(2);
const command = COMMANDS[name];
if (!command) {
  out.error(usage());
  process.exitCode = name === 'help' ? 0 : 2;
} else {
  try {
    process.exitCode = await (await command.load())(args, out);
  } catch (error) {
    out.error(error instanceof Error ? error.message : String(error));
    process.exitCode = 1;
  }
}
