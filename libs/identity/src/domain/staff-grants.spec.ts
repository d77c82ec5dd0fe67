import { describe, expect, it } from '@jest/globals';
import type { OrganisationId, ProgrammeId } from '#platform/kernel';
import { STAFF_ROLES, type StaffRole } from './permissions.js';
import type { Grant } from './scope.js';
import { FOUR_EYES, mayGive } from './staff-grants.js';

const A = 'a' as OrganisationId;
const B = 'b' as OrganisationId;
const ONE = 'one' as ProgrammeId;
const TWO = 'two' as ProgrammeId;
const grant = (
  role: StaffRole,
  organisationId: OrganisationId | null = null,
  programmeId: ProgrammeId | null = null,
): Grant => ({ role, organisationId, programmeId });
const may = (held: readonly Grant[], given: Grant) => mayGive({ grants: held }, given);

describe('giving roles', () => {
  it('is for administrators and programme managers only', () => {
    const givers = STAFF_ROLES.filter((role) => STAFF_ROLES.some((given) => may([grant(role)], grant(given))));
    expect(givers).toEqual(['programme_manager', 'administrator']);
  });

  it('lets no programme manager make another one, an administrator, an auditor or who approves reports', () => {
    const given = STAFF_ROLES.filter((role) => may([grant('programme_manager')], grant(role)));
    expect(given).toEqual(['university_coordinator', 'company_officer', 'content_editor', 'event_host']);
  });

  it('reaches no further than the own grant, in either half', () => {
    const own = [grant('administrator', A, ONE)];
    expect(may(own, grant('event_host', A, ONE))).toBe(true);
    for (const beyond of [
      grant('event_host', B, ONE),
      grant('event_host', A, TWO),
      grant('event_host', null, ONE),
      grant('event_host', A, null),
      grant('event_host'),
    ])
      expect(may(own, beyond)).toBe(false);
  });

  it('does not cross two grants', () => {
    const two = [grant('administrator', A, ONE), grant('administrator', B, TWO)];
    expect(may(two, grant('event_host', A, TWO))).toBe(false);
    expect(may(two, grant('event_host', B, ONE))).toBe(false);
  });

  it('needs a second person for every role that gives roles', () => {
    const givers = STAFF_ROLES.filter((role) => STAFF_ROLES.some((given) => may([grant(role)], grant(given))));
    expect(FOUR_EYES).toEqual(expect.arrayContaining([...givers, 'university_coordinator']));
  });
});
