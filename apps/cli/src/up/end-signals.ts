const SIGNALS = ['SIGINT', 'SIGTERM', 'SIGHUP'] as const;

/**
 * One Ctrl-C can arrive several times: the terminal sends it to all programs in the foreground, and npm passes it on once more. What comes
 * within this time belongs to the same press of the key.
 */
const SAME_PRESS_MS = 700;

const LOOK_FOR_SHELL_EVERY_MS = 250;

export interface EndSignals {
  readonly signal: AbortSignal;
  remove(): void;
}

/**
 * The first signal asks for an orderly end, a later one for a hard one.
 * @param underNpm npm runs us in a shell and passes SIGTERM to that shell only; dash dies of it and tells nobody. So its end is a signal too.
 */
export function listenForEnd(onSecond: () => void, underNpm = false): EndSignals {
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
  const shell = process.ppid;
  const lookForShell = () => process.ppid !== shell && controller.abort(new Stopped());
  const looking = underNpm ? setInterval(lookForShell, LOOK_FOR_SHELL_EVERY_MS).unref() : undefined;
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
