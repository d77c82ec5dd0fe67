import { addDays, helsinkiInstant, type OrganisationId, type ProgrammeId } from '#platform/kernel';
import type { GivenRole } from '../usecases/give-role.js';

/** Where and how long a role holds, as staff enter it. An empty organisation or programme stands for all of them. */
export const GIVEN_INPUTS = [
  { name: 'organisation', type: 'reference', to: 'organisations', required: false },
  { name: 'programme', type: 'reference', to: 'programmes', required: false },
  { name: 'from', type: 'date', required: false },
  { name: 'until', type: 'date', required: false },
] as const;

/** Days are Helsinki's; the last day is a whole one. */
export function givenRole(input: Readonly<Record<string, string>>): GivenRole {
  const { role = '', organisation, programme, from, until } = input;
  return {
    role,
    // Whether there are such is asked by the use case.
    organisationId: (organisation as OrganisationId | undefined) ?? null,
    programmeId: (programme as ProgrammeId | undefined) ?? null,
    validFrom: from ? helsinkiInstant(from) : undefined,
    validTo: until ? helsinkiInstant(addDays(until, 1)) : undefined,
  };
}
