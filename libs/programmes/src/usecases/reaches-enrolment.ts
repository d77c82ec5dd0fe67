import { reaches, type Scope } from '#identity';
import type { Enrolment } from '../persistence/enrolment.record.js';
import type { Cohort } from '../queries/cohorts.js';

/** Mentors belong to no university: whoever reaches the programme reaches them. */
export function reachesEnrolment(
  scope: Scope,
  { role, homeOrganisationId }: Enrolment,
  cohort: Cohort | undefined,
): boolean {
  const programmeId = cohort?.programmeId ?? null;
  return role === 'mentor'
    ? reaches(scope, { programmeId })
    : reaches(scope, { organisationId: homeOrganisationId, programmeId });
}
