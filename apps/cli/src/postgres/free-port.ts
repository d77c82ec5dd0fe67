import { once } from 'node:events';
import { type AddressInfo, createServer, type Server } from 'node:net';

/** Tries to listen there for a moment. Returns the port, or the reason why not (EADDRINUSE, EACCES). */
export async function tryPort(port: number, host = '127.0.0.1'): Promise<{ port: number } | { refused: string }> {
  const server = createServer();
  try {
    server.listen({ port, host, exclusive: true });
    await once(server, 'listening');
    const { port: taken } = server.address() as AddressInfo;
    return { port: taken };
  } catch (error) {
    return { refused: (error as NodeJS.ErrnoException).code ?? 'unknown' };
  } finally {
    server.close();
  }
}

/** The preferred port when it is free, else any free one, on loopback. */
export async function freePort(preferred = 0): Promise<number> {
  for (const candidate of [preferred, 0]) {
    const answer = await tryPort(candidate);
    if ('port' in answer) return answer.port;
  }
  throw new Error('This machine has no free port on 127.0.0.1.');
}

/** As many free ports on loopback, all different: the preferred ones where they are free. They are held until the last is found. */
export async function freePorts(preferred: readonly number[]): Promise<number[]> {
  const servers: Server[] = [];
  try {
    for (const port of preferred) servers.push(await listening(port).catch(() => listening(0)));
    return servers.map((server) => (server.address() as AddressInfo).port);
  } finally {
    await Promise.all(servers.map((server) => once(server.close(), 'close')));
  }
}

async function listening(port: number): Promise<Server> {
  const server = createServer().listen({ port, host: '127.0.0.1' });
  await once(server, 'listening');
  return server;
}
