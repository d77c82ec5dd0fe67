import { createHash } from 'node:crypto';

/** JSON with the keys of all objects in order, all the way down: equal values are equal texts. */
export function canonicalJson(value: unknown): string {
  return JSON.stringify(plain(value));
}

export function sha256(text: string): string {
  return createHash('sha256').update(text).digest('hex');
}

/** By UTF-16 units: a locale would give another order on another machine. */
export function order(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}

function plain(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(plain);
  if (typeof value !== 'object' || value === null) return value;
  return Object.fromEntries(
    Object.entries(value)
      .sort(([one], [other]) => order(one, other))
      .map(([key, inner]) => [key, plain(inner)]),
  );
}
