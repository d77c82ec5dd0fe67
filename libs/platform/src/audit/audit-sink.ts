import type { Id, PersonId } from '#platform/kernel';

/** Who acts: a person, a command on the server, or the system itself (a tick, a handler). */
export type Actor =
  | { readonly kind: 'person'; readonly personId: PersonId }
  | { readonly kind: 'command'; readonly name: string }
  | { readonly kind: 'system'; readonly name: string };

export const SYSTEM: Actor = { kind: 'system', name: 'luotsi' };

/** One thing that was done. Ids and enums only: who reads the trail looks names up with a right of his own. */
export interface AuditEntry {
  readonly actor: Actor;
  /** `<lib>.<verb-noun>`, e.g. `programmes.approve-enrolment`. */
  readonly action: string;
  readonly subject: { readonly kind: string; readonly id: string };
  readonly organisationId?: string | null;
  readonly details?: Readonly<Record<string, string | number | boolean | null>>;
}

/**
 * Port for the trail of changes; libs/privacy keeps it as a hash chain. What is recorded is written by the caller's transaction as its last act, so
 * it can be read only after the commit; an act that is rolled back leaves no entry.
 */
export abstract class AuditSink {
  abstract record(entry: AuditEntry): Promise<void>;
}

/** One reading of personal data by staff (act 906/2019 § 17: log of use and disclosure). */
export interface AccessEntry {
  readonly reader: PersonId;
  /** The permission that allowed it. */
  readonly permission: string;
  /** What was read: a catalogue or a screen, `<lib>.<what>`. */
  readonly resource: string;
  readonly personIds: readonly (PersonId | Id<'person'>)[];
}

/** Port for the log of staff's readings; a list is one entry with the ids, a bare count is none. */
export abstract class AccessLog {
  abstract record(entry: AccessEntry): Promise<void>;
}
