import { reaches, requireScope, type Scope, type SignedIn, type StaffPermission } from '#identity';
import { DomainError, isId, type ProgrammeId } from '#platform/kernel';
import type { Cohort, Cohorts } from '#programmes';
import { MatchingError } from '../errors.js';

/** A run takes in, and cancelling it drops, the students of every organisation. @throws matching.whole-programme-needed */
export function requireWholeProgramme(scope: Scope, programmeId: ProgrammeId): void {
  if (!reaches(scope, { organisationId: null, programmeId })) throw new DomainError(MatchingError.wholeProgrammeNeeded);
}

/** A cohort whose matching is a matter of the whole programme. @throws matching.unknown-cohort out of scope, matching.whole-programme-needed */
export async function cohortInScope(
  cohorts: Cohorts,
  id: string,
  actor: SignedIn,
  permission: StaffPermission,
): Promise<Cohort> {
  const scope = requireScope(actor, permission);
  const cohort = isId(id) ? await cohorts.get(id) : undefined;
  if (!cohort || !reaches(scope, { programmeId: cohort.programmeId })) {
    throw new DomainError(MatchingError.unknownCohort);
  }
  requireWholeProgramme(scope, cohort.programmeId);
  return cohort;
}
