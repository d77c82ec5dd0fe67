import type { OrganisationId, PersonId, ProgrammeId } from '#platform/kernel';
import { permissionsOf, type StaffPermission, type StaffRole } from './permissions.js';

/** A staff role as granted: null stands for "all". */
export interface Grant {
  readonly role: StaffRole;
  readonly organisationId: OrganisationId | null;
  readonly programmeId: ProgrammeId | null;
}

/** A signed-in person with the grants that are live now. */
export interface SignedIn {
  readonly personId: PersonId;
  readonly displayName: string;
  readonly language: 'fi' | 'sv' | 'en';
  readonly grants: readonly Grant[];
  /** When this session signed in; the console asks for a fresh one. */
  readonly signedInAt: Date;
}

export interface ScopePair {
  readonly organisationId: OrganisationId | null;
  readonly programmeId: ProgrammeId | null;
}

declare const made: unique symbol;

/**
 * How far ONE permission of one person reaches: (organisation or all, programme or all) PAIRS, one per grant that holds it. Never two
 * separate sets: a grant for organisation A in programme 1 and one for B in 2 must not reach A in 2. Only `scopeFor` makes it.
 */
export interface Scope {
  readonly [made]: true;
  readonly permission: StaffPermission;
  readonly reader: PersonId;
  /** In which names of organisations and the like are shown and searched. */
  readonly language: SignedIn['language'];
  readonly pairs: readonly ScopePair[];
}

export function mayUse(actor: Pick<SignedIn, 'grants'>, permission: StaffPermission): boolean {
  return actor.grants.some((grant) => permissionsOf(grant.role).includes(permission));
}

/** Undefined when no live grant holds the permission. */
export function scopeFor(
  actor: Pick<SignedIn, 'personId' | 'language' | 'grants'>,
  permission: StaffPermission,
): Scope | undefined {
  const pairs = actor.grants
    .filter((grant) => permissionsOf(grant.role).includes(permission))
    .map(({ organisationId, programmeId }) => ({ organisationId, programmeId }));
  if (pairs.length === 0) return undefined;
  // The brand has no value at run time; this function is the only place that may claim it.
  return { permission, reader: actor.personId, language: actor.language, pairs } as unknown as Scope;
}

/** Whether a row lies within a scope. A row without `organisationId` is seen per programme (mentors), one without `programmeId` per organisation. */
export function reaches(
  scope: Scope,
  row: { readonly organisationId?: string | null; readonly programmeId?: string | null },
): boolean {
  return scope.pairs.some(
    (pair) =>
      (pair.organisationId === null ||
        row.organisationId === undefined ||
        pair.organisationId === row.organisationId) &&
      (pair.programmeId === null || row.programmeId === undefined || pair.programmeId === row.programmeId),
  );
}

export interface ScopedColumns {
  /** SQL expression of the row's organisation; null where rows are seen whatever organisation a grant is for (mentors, match runs). */
  readonly organisation: string | null;
  /** Rows without an organisation (null) are seen by every grant of their programme, e.g. mentors among enrolments. */
  readonly organisationIsOptional?: boolean;
  /** SQL expression of the row's programme; null where rows are seen whatever programme a grant is for. */
  readonly programme: string | null;
}

/** What one pair reaches, as SQL; for rows whose place is not one column of their own. Values go into `parameters`, never into the text. */
export type PairCondition = (pair: ScopePair, parameters: unknown[]) => string;

function conditionFor(columns: ScopedColumns): PairCondition {
  return (pair, parameters) => {
    const conditions: string[] = [];
    if (pair.organisationId !== null && columns.organisation !== null) {
      const own = `${columns.organisation} = $${parameters.push(pair.organisationId)}`;
      conditions.push(columns.organisationIsOptional ? `(${own} or ${columns.organisation} is null)` : own);
    }
    if (pair.programmeId !== null && columns.programme !== null) {
      conditions.push(`${columns.programme} = $${parameters.push(pair.programmeId)}`);
    }
    return conditions.length > 0 ? `(${conditions.join(' and ')})` : 'true';
  };
}

/**
 * The scope as a SQL condition with its parameters appended to `parameters`. Neither half of a pair may be forgotten: rows that have no
 * organisation or no programme say so by null, and a reader of the code sees that it was meant.
 */
export function scopeCondition(scope: Scope, place: ScopedColumns | PairCondition, parameters: unknown[]): string {
  const reached = typeof place === 'function' ? place : conditionFor(place);
  return `(${scope.pairs.map((pair) => reached(pair, parameters)).join(' or ')})`;
}
