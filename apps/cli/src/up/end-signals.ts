const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One Ctrl-C can arrive several times: the terminal sends it to all programs in the foreground, and npm passes it on once more. What comes
 * within this time belongs to the same press of the key.
 */
const SAME_PRESS_MS = 700;

export interface EndSignals {
  readonly signal: AbortSignal;
  remove(): void;
}

/** The first signal asks for an orderly end, a later one for a hard one. */
export function listenForEnd(onSecond: () => void): EndSignals {
  const controller = new AbortController();
  let last = 0;
  const heard = () => {
    const now = performance.now();
    const same = controller.signal.aborted && now - last < SAME_PRESS_MS;
    if (!same) last = now;
    if (same) return;
    if (controller.signal.aborted) onSecond();
    else controller.abort(new Stopped());
  };
  for (const name of SIGNALS) process.on(name, heard);
  return {
    signal: controller.signal,
    remove: () => {
      for (const name of SIGNALS) process.removeListener(name, heard);
    },
  };
}

/** Somebody asked us to end: no fault. */
export class Stopped extends Error {}
