export const RESTART_AFTER_MS = 1000;
const GIVE_UP_AT = 5;
const WINDOW_MS = 30_000;

/** Whether a part has died so often that starting it once more helps nobody. Times in milliseconds. */
export function givesUp(deaths: readonly number[], now: number): boolean {
  return deaths.filter((death) => now - death < WINDOW_MS).length >= GIVE_UP_AT;
}
