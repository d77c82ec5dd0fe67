import { once } from 'node:events';
import { connect } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';

async function answers(url: URL): Promise<boolean> {
  try {
    if (url.protocol === 'tcp:') return await takesConnections(url);
    const response = await fetch(url, {
      signal: AbortSignal.timeout(5000),
      redirect: 'manual',
      headers: { connection: 'close' },
    });
    await response.body?.cancel();
    return response.status === 200;
  } catch {
    return false;
  }
}

async function takesConnections(url: URL): Promise<boolean> {
  const socket = connect({ host: url.hostname, port: Number(url.port) });
  try {
    await once(socket, 'connect', { signal: AbortSignal.timeout(2000) });
    return true;
  } finally {
    socket.destroy();
  }
}

/** Waits until the address answers. False when it did not in that time. @throws when aborted. */
export async function isReady(address: string, withinMs: number, signal: AbortSignal): Promise<boolean> {
  const url = new URL(address);
  for (const end = performance.now() + withinMs; !(await answers(url)); await pause(100, undefined, { signal })) {
    if (performance.now() > end) return false;
  }
  return true;
}
