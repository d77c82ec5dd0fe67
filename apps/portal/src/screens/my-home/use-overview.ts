import { useCohorts, useEnrolments } from '../../api/enrolments.js';
import { useRegistrations } from '../../api/events.js';
import { useMe } from '../../api/me.js';
import { useMentorChoices } from '../../api/mentors.js';
import { useMentorships } from '../../api/mentorships.js';
import { likelyRole, rolesOf } from '../../api/person-role.js';
import { useMentorProfile, useStudentProfile } from '../../api/profiles.js';
import { useProposals } from '../../api/proposals.js';
import type { Overview } from './next-step.js';

interface OverviewQuery {
  data: Overview | undefined;
  error: unknown;
  refetch: () => void;
}

/** All that the page shows, asked side by side. */
export function useOverview(): OverviewQuery {
  const me = useMe();
  const student = useStudentProfile();
  const mentor = useMentorProfile();
  const proposals = useProposals();
  const mentorships = useMentorships();
  const enrolments = useEnrolments();
  const cohorts = useCohorts();
  const registrations = useRegistrations();
  const mentorChoices = useMentorChoices();
  const all = [student, mentor, proposals, mentorships, enrolments, cohorts, registrations, mentorChoices];
  const roles = rolesOf({
    student: student.data,
    mentor: mentor.data,
    enrolments: enrolments.data,
    cohorts: cohorts.data,
  });
  const role = roles[0] ?? likelyRole();
  const isHere = all.every(({ data }) => data !== undefined);
  return {
    data: isHere
      ? {
          roles,
          isStaff: (me?.roles.length ?? 0) > 0,
          profile: role === 'student' ? student.data : mentor.data,
          proposals: proposals.data ?? [],
          mentorships: mentorships.data ?? [],
          enrolments: enrolments.data ?? [],
          cohorts: cohorts.data ?? [],
          registrations: registrations.data ?? [],
          mentorChoices: mentorChoices.data ?? [],
        }
      : undefined,
    error: all.find(({ error }) => error)?.error,
    refetch: () => {
      for (const query of all) if (query.error) void query.refetch();
    },
  };
}
