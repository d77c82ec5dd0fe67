import { DAY } from '#platform/kernel';
import { STAFF_ROLES, type StaffRole } from './permissions.js';
import type { Grant, SignedIn } from './scope.js';

/** Roles that show the data of many people or give roles to others: they count once a second person has agreed. */
export const FOUR_EYES: readonly StaffRole[] = ['programme_manager', 'university_coordinator', 'administrator'];

/** Which roles a holder of a role may give, within the holder's own organisation and programme. */
const GIVES: Partial<Record<StaffRole, readonly StaffRole[]>> = {
  programme_manager: ['university_coordinator', 'company_officer', 'content_editor', 'event_host'],
  administrator: STAFF_ROLES,
};

/** Each grant is looked through once a year: does its holder still need it? */
export const REVIEW_EVERY = 365 * DAY;

/** So many days before a grant ends its holder is reminded, the longest first. */
export const REMINDER_DAYS = [30, 7] as const;

/** Whether one of the actor's grants may give, approve or withdraw this one. Null stands for "all", which only "all" reaches. */
export function mayGive(actor: Pick<SignedIn, 'grants'>, { role, organisationId, programmeId }: Grant): boolean {
  return actor.grants.some(
    (held) =>
      (GIVES[held.role] ?? []).includes(role) &&
      (held.organisationId === null || held.organisationId === organisationId) &&
      (held.programmeId === null || held.programmeId === programmeId),
  );
}
