import { reaches, type Scope } from '#identity';
import { DomainError, type ProgrammeId } from '#platform/kernel';
import { MatchingError } from '../errors.js';

/** A run takes in, and cancelling it drops, the students of every organisation. @throws matching.whole-programme-needed */
export function requireWholeProgramme(scope: Scope, programmeId: ProgrammeId): void {
  if (!reaches(scope, { organisationId: null, programmeId })) throw new DomainError(MatchingError.wholeProgrammeNeeded);
}
