import { lastWay } from '../app/session-memory.js';
import { useCohorts, useEnrolments } from './enrolments.js';
import { useMentorProfile, useStudentProfile } from './profiles.js';
import type { Cohort, Enrolment, MentorProfile, Role, StudentProfile } from './types.js';

interface Known {
  student?: StudentProfile;
  mentor?: MentorProfile;
  enrolments?: readonly Enrolment[];
  cohorts?: readonly Cohort[];
}

/** As what somebody stands here: by the profile made, else by an application or invitation, else by what is open to them. */
export function rolesOf({ student, mentor, enrolments = [], cohorts = [] }: Known): Role[] {
  const hasProfile: Role[] = [];
  if (student && student.version > 0) hasProfile.push('student');
  if (mentor && mentor.version > 0) hasProfile.push('mentor');
  if (hasProfile.length > 0) return hasProfile;
  const applied = new Set(enrolments.map(({ role }) => role));
  if (applied.size > 0) return [...applied];
  return [...new Set(cohorts.flatMap(({ mayApplyAs }) => mayApplyAs))];
}

/** The role to offer first when nothing is known: students come by their university, mentors by a code. */
export function likelyRole(): Role {
  return lastWay() === 'code' ? 'mentor' : 'student';
}

/** Roles of the signed-in person; undefined while they are being asked. */
export function useRoles(): Role[] | undefined {
  const student = useStudentProfile();
  const mentor = useMentorProfile();
  const enrolments = useEnrolments();
  const cohorts = useCohorts();
  if ([student, mentor, enrolments, cohorts].some(({ isPending }) => isPending)) return undefined;
  return rolesOf({ student: student.data, mentor: mentor.data, enrolments: enrolments.data, cohorts: cohorts.data });
}
