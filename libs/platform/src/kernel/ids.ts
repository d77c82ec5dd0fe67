import { randomBytes } from 'node:crypto';

/** A UUIDv7 (RFC 9562) that says what it identifies, so that a person's id cannot be passed for a cohort's. */
export type Id<Kind extends string> = string & { readonly __kind: Kind };

export type PersonId = Id<'person'>;
export type OrganisationId = Id<'organisation'>;
export type ProgrammeId = Id<'programme'>;
export type CohortId = Id<'cohort'>;

let lastMs = -1;
let counter = 0;

type RandomSource = (size: number) => Buffer;
let random: RandomSource = randomBytes;

/** For the seed only, which makes the same rows from the same day and code: what comes after does not depend on the ids before. Sign-in secrets never come from here. */
export function useRandomSource(source: RandomSource): void {
  random = source;
  lastMs = -1;
}

/** Counts within one millisecond, so that ids made one after the other sort in that order (RFC 9562, 6.2 method 1). */
function countWithin(nowMs: number): number {
  counter = nowMs === lastMs ? Math.min(counter + 1, 0xfff) : random(1).readUInt8();
  lastMs = nowMs;
  return counter;
}

/** A new time-ordered id. `nowMs` comes from the Clock: ids made in tests and in the seed carry their own time. */
export function newId<Kind extends string>(nowMs: number): Id<Kind> {
  const bytes = random(16);
  bytes.writeUIntBE(nowMs, 0, 6);
  bytes.writeUInt16BE(0x7000 | countWithin(nowMs), 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  const hex = bytes.toString('hex');
  // The branded type has no constructor; this is the one place that makes it.
  return [hex.slice(0, 8), hex.slice(8, 12), hex.slice(12, 16), hex.slice(16, 20), hex.slice(20)].join('-') as Id<Kind>;
}

const UUID = /^[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}$/;

export function isId(text: string): boolean {
  return UUID.test(text);
}
