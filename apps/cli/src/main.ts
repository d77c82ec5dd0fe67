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
  match: { help: 'solve an instance file: luotsi match FILE [--json]', load: async () => (await import('./commands/match.js')).match },
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
