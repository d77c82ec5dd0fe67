import { describe, expect, it } from '@jest/globals';
import { permissionsOf, STAFF_ROLES, type StaffPermission, type StaffRole, staffPermissions } from './permissions.js';

/**
 * The same decisions as the table, told from the other side: who may do this? A permission that a role loses or gains by a slip makes no route
 * fail, because routes ask the table; so every change is made twice, on purpose.
 */
const WHO_MAY: Readonly<Record<StaffPermission, readonly StaffRole[]>> = {
  'console.open': STAFF_ROLES,
  'events.check-in': ['programme_manager', 'university_coordinator', 'company_officer', 'event_host'],
  'events.edit-events': ['programme_manager', 'university_coordinator', 'company_officer'],
  'events.list-events': [
    'programme_manager',
    'university_coordinator',
    'company_officer',
    'content_editor',
    'event_host',
  ],
  'events.list-registrations': ['programme_manager', 'university_coordinator', 'company_officer', 'event_host'],
  'identity.close-accounts': ['administrator'],
  'identity.grant-roles': ['programme_manager', 'administrator'],
  'identity.list-accounts': ['administrator'],
  'identity.claim-scopes': ['administrator'],
  'identity.list-federation': ['administrator'],
  'identity.refresh-federation': ['administrator'],
  'identity.list-grants': ['programme_manager', 'auditor', 'administrator'],
  'identity.list-organisations': ['programme_manager', 'university_coordinator', 'company_officer', 'administrator'],
  'identity.list-persons': ['programme_manager', 'university_coordinator'],
  'matching.edit-rules': ['programme_manager'],
  'matching.list-proposals': ['programme_manager', 'university_coordinator'],
  'matching.list-runs': ['programme_manager'],
  'matching.publish-proposals': ['programme_manager'],
  'matching.start-runs': ['programme_manager'],
  'mentorship.list-mentorships': ['programme_manager', 'university_coordinator'],
  'notifications.list-deliveries': ['programme_manager', 'administrator'],
  'platform.list-failed-work': ['administrator'],
  'platform.retry-failed-work': ['administrator'],
  'privacy.list-access': ['auditor'],
  'privacy.list-audit': ['auditor', 'administrator'],
  'profiles.list-companies': ['programme_manager', 'company_officer'],
  'programmes.decide-enrolments': ['programme_manager', 'university_coordinator'],
  'programmes.import-mentors': ['programme_manager', 'company_officer'],
  'programmes.list-cohorts': [
    'programme_manager',
    'university_coordinator',
    'company_officer',
    'city_analyst',
    'report_approver',
    'auditor',
  ],
  'programmes.list-enrolments': ['programme_manager', 'university_coordinator'],
  'reporting.export-indicators': [
    'programme_manager',
    'university_coordinator',
    'city_analyst',
    'report_approver',
    'auditor',
  ],
};

describe('the table of permissions', () => {
  it.each(Object.entries(WHO_MAY))('gives %s to exactly those who do that work', (permission, roles) => {
    const holders = STAFF_ROLES.filter((role) => permissionsOf(role).some((held) => held === permission));
    expect(holders).toEqual(roles);
  });

  it('has no permission that is not decided here', () => {
    expect(staffPermissions().sort()).toEqual(Object.keys(WHO_MAY).sort());
  });
});
