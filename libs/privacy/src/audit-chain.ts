import { createHash } from 'node:crypto';

export const GENESIS = '0'.repeat(64);

export interface ChainedEntry {
  readonly sequence: number;
  readonly id: string;
  readonly recordedAt: string;
  readonly actorKind: string;
  readonly actor: string;
  readonly action: string;
  readonly subjectKind: string;
  readonly subjectId: string;
  readonly organisationId: string | null;
  readonly details: Readonly<Record<string, unknown>>;
}

/** JSON with sorted keys: Postgres does not keep the order of jsonb keys. */
function canonical(value: unknown): string {
  if (value === null || typeof value !== 'object') return JSON.stringify(value);
  const entries = Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${entries.map(([key, inner]) => `${JSON.stringify(key)}:${canonical(inner)}`).join(',')}}`;
}

/** Each entry's hash covers the one before: a changed or missing row shows from there on. */
export function chainHash(previous: string, entry: ChainedEntry): string {
  return createHash('sha256').update(previous).update(canonical(entry)).digest('hex');
}
