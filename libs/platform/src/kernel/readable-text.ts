const HALF_A_PAIR = /\p{Surrogate}/u;

/** Whether a text can be kept: Postgres takes no zero character, and half of a pair is no character at all. JSON can carry both. */
export function isReadable(text: string): boolean {
  return !text.includes('\0') && !HALF_A_PAIR.test(text);
}
