import { hasBegun } from '../../api/enrolments.js';
import type {
  Cohort,
  Enrolment,
  Meeting,
  MentorChoice,
  Mentorship,
  Proposal,
  Registration,
  Role,
} from '../../api/types.js';

/** Everything the page knows about a person. */
export interface Overview {
  roles: readonly Role[];
  isStaff: boolean;
  profile: { version: number; missing: readonly string[] } | undefined;
  proposals: readonly Proposal[];
  mentorships: readonly Mentorship[];
  enrolments: readonly Enrolment[];
  cohorts: readonly Cohort[];
  registrations: readonly Registration[];
  mentorChoices: readonly MentorChoice[];
}

export type NextStep =
  | { kind: 'answerProposal'; proposal: Proposal }
  | { kind: 'answerMeeting'; mentorship: Mentorship; meeting: Meeting }
  | { kind: 'giveInfo'; enrolment: Enrolment }
  | { kind: 'firstMeeting'; mentorship: Mentorship }
  | { kind: 'console' }
  | { kind: 'makeProfile' }
  | { kind: 'finishProfile'; missing: number }
  | { kind: 'waitOther'; proposal: Proposal }
  | { kind: 'keepGoing'; mentorship: Mentorship }
  | { kind: 'chooseMentor'; choice: MentorChoice }
  | { kind: 'waitMatch' }
  | { kind: 'apply'; cohort: Cohort; hasBegun: boolean }
  | { kind: 'lookAround' };

const RUNNING = new Set(['agreed', 'active', 'paused', 'closing']);
const UNDER_WAY = new Set(['submitted', 'approved', 'confirmed', 'waitlisted']);

export function isOpenProposal({ state }: Proposal): boolean {
  return state === 'sent' || state === 'half_accepted';
}

export function isRunning({ state }: Mentorship): boolean {
  return RUNNING.has(state);
}

/** What somebody else waits for comes first, then what the person could do, then waiting. */
export function nextStep(overview: Overview): NextStep {
  return owed(overview) ?? begun(overview) ?? waiting(overview) ?? { kind: 'lookAround' };
}

function owed({ proposals, mentorships, enrolments }: Overview): NextStep | undefined {
  const proposal = proposals
    .filter((one) => isOpenProposal(one) && one.myAnswer === 'none')
    .sort((a, b) => (a.expiresAt ?? '').localeCompare(b.expiresAt ?? ''))[0];
  if (proposal) return { kind: 'answerProposal', proposal };
  for (const mentorship of mentorships) {
    const meeting = mentorship.meetings.find(({ awaitsMe }) => awaitsMe);
    if (meeting) return { kind: 'answerMeeting', mentorship, meeting };
  }
  const enrolment = enrolments.find(({ state }) => state === 'needs_info');
  if (enrolment) return { kind: 'giveInfo', enrolment };
  const fresh = mentorships.find((one) => isRunning(one) && one.meetings.length === 0);
  return fresh && { kind: 'firstMeeting', mentorship: fresh };
}

function begun({ isStaff, profile, enrolments }: Overview): NextStep | undefined {
  if (profile && profile.version > 0) {
    return profile.missing.length > 0 ? { kind: 'finishProfile', missing: profile.missing.length } : undefined;
  }
  // Staff may apply like anybody else, but have come to work: who is invited or has applied needs a profile.
  if (isStaff && enrolments.length === 0) return { kind: 'console' };
  return { kind: 'makeProfile' };
}

function waiting({ proposals, mentorships, enrolments, cohorts, mentorChoices }: Overview): NextStep | undefined {
  const proposal = proposals.find((one) => isOpenProposal(one) && one.myAnswer === 'accepted');
  if (proposal) return { kind: 'waitOther', proposal };
  const mentorship = mentorships.find(isRunning);
  if (mentorship) return { kind: 'keepGoing', mentorship };
  const choice = mentorChoices.find(({ state, left }) => state === 'open' && left > 0);
  if (choice) return { kind: 'chooseMentor', choice };
  if (enrolments.some(({ state }) => UNDER_WAY.has(state))) return { kind: 'waitMatch' };
  const cohort = cohorts.find(({ mayApplyAs }) => mayApplyAs.length > 0);
  return cohort && { kind: 'apply', cohort, hasBegun: hasBegun(enrolments, cohort) };
}
