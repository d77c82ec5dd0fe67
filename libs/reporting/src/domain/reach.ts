import { DomainError, type PersonId } from '#platform/kernel';
import { ReportingError } from '../errors.js';

interface ReachPair {
  readonly organisationId: string | null;
  readonly programmeId: string | null;
}

/** Who asks for figures, and the (organisation or all, programme or all) pairs her grants reach; never two separate sets. */
export interface ReportScope {
  readonly actor:
    | { readonly kind: 'person'; readonly personId: PersonId }
    | { readonly kind: 'command'; readonly name: string };
  readonly pairs: readonly ReachPair[];
}

/** A command on the server reaches everything; it is audited under its name. */
export function commandScope(name: string): ReportScope {
  return { actor: { kind: 'command', name }, pairs: [{ organisationId: null, programmeId: null }] };
}

/** The scope of a staff permission as this lib needs it. */
export function staffScope(scope: { readonly reader: PersonId; readonly pairs: readonly ReachPair[] }): ReportScope {
  return { actor: { kind: 'person', personId: scope.reader }, pairs: scope.pairs };
}

/** The organisations whose figures may be shown; null is all of them, with the total and the unknown. */
export type OrganisationsInReach = readonly string[] | null;

/**
 * Which organisations' figures of one programme (null: of all programmes together) a scope reaches. A report on all programmes is reached
 * only by grants for all programmes. Whoever does not reach all organisations gets no total: her own cells and a total would give away
 * the others' sum.
 * @throws reporting.programme-needed, reporting.unknown-programme (out of reach is as unknown as not there)
 */
export function organisationsInReach(scope: ReportScope, programmeId: string | null): OrganisationsInReach {
  const pairs = scope.pairs.filter((pair) => pair.programmeId === null || pair.programmeId === programmeId);
  if (pairs.length === 0) {
    throw new DomainError(programmeId === null ? ReportingError.programmeNeeded : ReportingError.unknownProgramme);
  }
  const own = pairs.flatMap((pair) => (pair.organisationId === null ? [] : [pair.organisationId]));
  return own.length < pairs.length ? null : [...new Set(own)].sort();
}

/** The programme meant when none was named: the only one that a scope reaches, or null for all. */
export function programmeMeant(scope: ReportScope): string | null {
  const programmes = new Set(scope.pairs.map((pair) => pair.programmeId));
  const [only = null] = programmes;
  return programmes.size === 1 ? only : null;
}
