/**
 * Who may do what: the one table. A permission is `<lib>.<verb-noun>`. `public` and `signed-in` need no grant;
 * what students and mentors may do follows from relation (own rows), so it hangs on `signed-in` and is checked by the use case.
 */
export const STAFF_ROLES = [
  'programme_manager',
  'university_coordinator',
  'company_officer',
  'city_analyst',
  'content_editor',
  'event_host',
  'report_approver',
  'auditor',
  'administrator',
] as const;
export type StaffRole = (typeof STAFF_ROLES)[number];

const PERMISSIONS_OF = {
  programme_manager: [
    'console.open',
    'identity.list-organisations',
    'identity.list-persons',
    'identity.list-grants',
    'identity.grant-roles',
    'profiles.list-companies',
    'programmes.list-cohorts',
    'programmes.list-enrolments',
    'programmes.decide-enrolments',
    'programmes.import-mentors',
    'matching.list-runs',
    'matching.start-runs',
    'matching.edit-rules',
    'matching.list-proposals',
    'matching.publish-proposals',
    'mentorship.list-mentorships',
    'events.list-events',
    'events.edit-events',
    'events.list-registrations',
    'events.check-in',
    'reporting.export-indicators',
    'notifications.list-deliveries',
  ],
  university_coordinator: [
    'console.open',
    'identity.list-organisations',
    'identity.list-persons',
    'programmes.list-cohorts',
    'programmes.list-enrolments',
    'programmes.decide-enrolments',
    'matching.list-proposals',
    'mentorship.list-mentorships',
    'events.list-events',
    'events.edit-events',
    'events.list-registrations',
    'events.check-in',
    'reporting.export-indicators',
  ],
  company_officer: [
    'console.open',
    'identity.list-organisations',
    'profiles.list-companies',
    'programmes.list-cohorts',
    'programmes.import-mentors',
    'events.list-events',
    'events.edit-events',
    'events.list-registrations',
    'events.check-in',
  ],
  city_analyst: ['console.open', 'programmes.list-cohorts', 'reporting.export-indicators'],
  content_editor: ['console.open', 'events.list-events'],
  event_host: ['console.open', 'events.list-events', 'events.list-registrations', 'events.check-in'],
  report_approver: ['console.open', 'programmes.list-cohorts', 'reporting.export-indicators'],
  auditor: [
    'console.open',
    'programmes.list-cohorts',
    'identity.list-grants',
    'privacy.list-audit',
    'privacy.list-access',
    'reporting.export-indicators',
  ],
  administrator: [
    'console.open',
    'identity.list-organisations',
    'identity.list-accounts',
    'identity.close-accounts',
    'identity.list-grants',
    'identity.grant-roles',
    'identity.list-federation',
    'identity.refresh-federation',
    'identity.claim-scopes',
    'privacy.list-audit',
    'notifications.list-deliveries',
    'platform.list-failed-work',
    'platform.retry-failed-work',
  ],
} as const satisfies Record<StaffRole, readonly string[]>;

export type StaffPermission = (typeof PERMISSIONS_OF)[StaffRole][number];
export type Permission = 'public' | 'signed-in' | StaffPermission;

export function isStaffRole(text: string): text is StaffRole {
  return STAFF_ROLES.some((role) => role === text);
}

export function permissionsOf(role: StaffRole): readonly StaffPermission[] {
  return PERMISSIONS_OF[role];
}

export function staffPermissions(): StaffPermission[] {
  return [...new Set(Object.values(PERMISSIONS_OF).flat())];
}
