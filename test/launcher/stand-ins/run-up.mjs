// `luotsi up` with stand-ins for the programs of Luotsi. Usage: run-up.mjs [PART=EXTRA ARGUMENTS]... e.g. "api=--deaf"
import { fileURLToPath } from 'node:url';
import { up } from '../apps/cli/src/up/index.js';
import { luotsiParts } from '../apps/cli/src/up/parts.js';

const script = fileURLToPath(new URL('part.mjs', import.meta.url));
const extra = new Map(
  process.argv.slice(2).map((word) => [word.slice(0, word.indexOf('=')), word.slice(word.indexOf('=') + 1).split(' ')]),
);
const EXITS = { task: ['--exit', '0'], background: ['--exit', '0'], service: [] };

/** The real list, with the same order and checks; only what is run is another program. */
function standIn(part) {
  const port = part.readyAt ? ['--port', new URL(part.readyAt).port] : [];
  const own = extra.get(part.name) ?? [];
  const exit = own.includes('--exit') || own.includes('--lasts') ? [] : EXITS[part.kind];
  return { ...part, command: [script, part.name, ...port, ...own, ...exit] };
}

const out = { write: (line) => console.log(line), error: (line) => console.log(line) };
process.exitCode = await up([], out, {
  parts: (settings) => luotsiParts(settings).map(standIn),
  graceMs: Number(process.env.GRACE_MS ?? 5000),
});
