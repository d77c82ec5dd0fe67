// Stands in for a program of Luotsi. Usage: part.mjs NAME [--port N] [--say LINE]... [--exit CODE] [--die-after MS] [--deaf] [--not-ready] [--tell TEXT]
// Writes what happens to it into $JOURNAL.
import { appendFileSync } from 'node:fs';
import { createServer } from 'node:http';
import { connect } from 'node:net';

const [name, ...rest] = process.argv.slice(2);
const has = (flag) => rest.includes(flag);
const all = (flag) => rest.flatMap((word, index) => (word === flag ? [rest[index + 1]] : []));
const note = (what) => appendFileSync(process.env.JOURNAL, `${JSON.stringify({ name, what, pid: process.pid })}\n`);

async function databaseAnswers() {
  const { hostname, port } = new URL(process.env.DATABASE_URL);
  return new Promise((settle) => {
    const socket = connect({ host: hostname, port: Number(port) }, () => {
      socket.destroy();
      settle(true);
    });
    socket.on('error', () => settle(false));
  });
}

note('begins');
if (has('--env')) note(Object.fromEntries(all('--env').map((key) => [key, process.env[key]])));
for (const line of all('--say')) console.log(line);
const [exit] = all('--exit');
if (exit !== undefined) {
  note('ends');
  process.exit(Number(exit));
}
process.on('SIGTERM', async () => {
  if (has('--deaf')) return note('hears nothing');
  note(`told to end, database ${(await databaseAnswers()) ? 'up' : 'down'}`);
  await new Promise((settle) => setTimeout(settle, 50));
  note('ends');
  process.exit(0);
});
for (const port of all('--port')) {
  createServer((_, response) => response.writeHead(has('--not-ready') ? 503 : 200).end(String(all('--tell')))).listen(
    Number(port),
    '127.0.0.1',
  );
}
for (const after of all('--die-after')) setTimeout(() => process.exit(7), Number(after));
setInterval(() => undefined, 1000);
