import type { ProcessMark } from './process-mark.js';
import { isAbandoned } from './starters.js';

const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One Ctrl-C can arrive several times: the terminal sends it to all programs in the foreground, and npm passes it on once more. What comes
 * within this time belongs to the same press of the key.
 */
const SAME_PRESS_MS = 700;

/** Where there is no /proc, a look costs a program. */
const LOOK_EVERY_MS = process.platform === 'linux' ? 250 : 2000;

export interface EndSignals {
  readonly signal: AbortSignal;
  remove(): void;
}

/**
 * The first signal asks for an orderly end, a later one for a hard one.
 * @param starters whose end is a signal, too
 */
export function listenForEnd(onSecond: () => void, starters: readonly ProcessMark[]): EndSignals {
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
  const look = () => isAbandoned(starters) && controller.abort(new Stopped());
  const looking = starters.length > 0 ? setInterval(look, LOOK_EVERY_MS).unref() : undefined;
  return {
    signal: controller.signal,
    remove: () => {
      clearInterval(looking);
      for (const name of SIGNALS) process.removeListener(name, heard);
    },
  };
}

/** Somebody asked us to end: no fault. */
export class Stopped extends Error {}
