import { once } from 'node:events';
import { type AddressInfo, createServer } from 'node:net';

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

/** Several free ports on loopback, all different: they are held until the last is found. */
export async function freePorts(count: number): Promise<number[]> {
  const servers = Array.from({ length: count }, () => createServer().listen({ port: 0, host: '127.0.0.1' }));
  await Promise.all(servers.map((server) => server.listening || once(server, 'listening')));
  const ports = servers.map((server) => (server.address() as AddressInfo).port);
  await Promise.all(servers.map((server) => once(server.close(), 'close')));
  return ports;
}
