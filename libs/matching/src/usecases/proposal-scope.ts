import { reaches, type Scope } from '#identity';
import type { Proposal } from '../persistence/proposal.record.js';

/** Staff reach a proposal in their programme through the student's home organisation. */
export function isReached(scope: Scope, { homeOrganisationId, programmeId }: Proposal): boolean {
  return reaches(scope, { organisationId: homeOrganisationId, programmeId });
}
