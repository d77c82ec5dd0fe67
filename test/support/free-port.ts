import { createServer } from 'node:net';

/** Below the ports that the system gives to whoever asks for any, and apart for each of Jest's workers: none is taken before it is used. */
const FIRST = 20_000 + 2000 * (Number(process.env.JEST_WORKER_ID ?? 1) % 6);
const COUNT = 2000;
let next = Math.floor(Math.random() * COUNT);

/** A port of 127.0.0.1 that nobody listens on, another one each time. */
export async function freePort(): Promise<number> {
  for (let tries = 0; tries < COUNT; tries += 1) {
    const port = FIRST + (next++ % COUNT);
    if (await isFree(port)) return port;
  }
  throw new Error('no port');
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const server = createServer();
    server.once('error', () => resolve(false));
    server.listen(port, '127.0.0.1', () => server.close(() => resolve(true)));
  });
}
