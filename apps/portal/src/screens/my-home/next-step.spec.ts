import { describe, expect, it } from 'vitest';
import type { Cohort, Enrolment, Mentorship, Proposal } from '../../api/types.js';
import { nextStep, type Overview } from './next-step.js';

const text = { source: 'en' as const, en: 'x' };
const nothing: Overview = {
  roles: ['student'],
  isStaff: false,
  profile: { version: 1, missing: [] },
  proposals: [],
  mentorships: [],
  enrolments: [],
  cohorts: [],
  registrations: [],
  mentorChoices: [],
};

function proposal(change: Partial<Proposal> = {}): Proposal {
  return {
    id: 'p',
    state: 'sent',
    role: 'student',
    myAnswer: 'none',
    group: null,
    otherAnswer: 'none',
    other: { displayName: 'Johanna', headline: '', languages: [], topics: [], text: '' },
    reasons: [],
    cameFrom: 'run',
    message: '',
    sentAt: null,
    expiresAt: '2026-12-01T10:00:00Z',
    mentorshipEndedAt: null,
    mentorshipId: null,
    version: 1,
    ...change,
  };
}

function mentorship(awaitsMe: boolean | undefined): Mentorship {
  const meeting = { id: 'm', heldOn: '2026-11-20', minutes: 60, mode: 'remote', state: 'logged' } as const;
  return {
    id: 's',
    state: 'active',
    role: 'student',
    others: [],
    startedOn: null,
    endsOn: '2027-03-01',
    meetings:
      awaitsMe === undefined ? [] : [{ ...meeting, loggedByMe: !awaitsMe, countsAt: null, awaitsMe, version: 1 }],
    version: 1,
  };
}

function enrolment(state: Enrolment['state']): Enrolment {
  const names = { cohortName: text, programmeName: text };
  return {
    id: 'e',
    cohortId: 'c',
    ...names,
    role: 'student',
    state,
    reason: null,
    capacity: null,
    groupOffer: null,
    isInGroup: false,
    submittedAt: null,
    version: 1,
  };
}

function cohort(mayApplyAs: Cohort['mayApplyAs']): Cohort {
  const dates = { opensOn: '2026-11-01', closesOn: '2026-12-01', startsOn: '2027-01-10', endsOn: '2027-05-10' };
  return { id: 'c', name: text, programmeName: text, description: text, ...dates, mayApplyAs };
}

describe('the next step', () => {
  it('is an answer that somebody waits for, before anything else', () => {
    const both = { ...nothing, mentorships: [mentorship(true)], proposals: [proposal()] };
    expect(nextStep(both).kind).toBe('answerProposal');
    expect(nextStep({ ...nothing, mentorships: [mentorship(true)] }).kind).toBe('answerMeeting');
  });

  it('is the proposal that lapses first', () => {
    const later = proposal({ id: 'later', expiresAt: '2026-12-09T10:00:00Z' });
    const step = nextStep({ ...nothing, proposals: [later, proposal({ id: 'sooner' })] });
    expect(step).toMatchObject({ kind: 'answerProposal', proposal: { id: 'sooner' } });
  });

  it('is what the staff ask for before the profile', () => {
    const asked = { ...nothing, profile: { version: 1, missing: ['/slots'] }, enrolments: [enrolment('needs_info')] };
    expect(nextStep(asked).kind).toBe('giveInfo');
  });

  it('is the first meeting while there has been none', () => {
    expect(nextStep({ ...nothing, mentorships: [mentorship(undefined)] }).kind).toBe('firstMeeting');
  });

  it('is a profile, then the rest of it, then an application', () => {
    const open = { ...nothing, cohorts: [cohort(['student'])] };
    expect(nextStep({ ...open, profile: { version: 0, missing: ['/field'] } }).kind).toBe('makeProfile');
    expect(nextStep({ ...open, profile: { version: 1, missing: ['/slots'] } })).toEqual({
      kind: 'finishProfile',
      missing: 1,
    });
    expect(nextStep(open)).toMatchObject({ kind: 'apply', hasBegun: false });
    expect(nextStep({ ...open, enrolments: [enrolment('draft')] })).toMatchObject({ kind: 'apply', hasBegun: true });
  });

  it('asks nothing of somebody who only waits', () => {
    expect(nextStep({ ...nothing, enrolments: [enrolment('approved')] }).kind).toBe('waitMatch');
    const half = proposal({ state: 'half_accepted', myAnswer: 'accepted' });
    expect(nextStep({ ...nothing, proposals: [half] }).kind).toBe('waitOther');
  });

  it('is a mentor to ask, where the round allows it and a request is left', () => {
    const choice = {
      cohortId: 'c',
      cohort: 'Spring',
      state: 'open',
      allowed: 3,
      left: 2,
      days: 3,
      proposalId: null,
    } as const;
    const choosing = { ...nothing, enrolments: [enrolment('approved')], mentorChoices: [choice] };
    expect(nextStep(choosing)).toEqual({ kind: 'chooseMentor', choice });
    for (const change of [{ left: 0 }, { state: 'paused' }] as const)
      expect(nextStep({ ...choosing, mentorChoices: [{ ...choice, ...change }] }).kind).toBe('waitMatch');
  });

  it('asks no profile of staff who are nothing else here', () => {
    const staff = { ...nothing, roles: [], isStaff: true, profile: { version: 0, missing: [] } };
    expect(nextStep(staff).kind).toBe('console');
    expect(nextStep({ ...staff, roles: ['mentor'] }).kind).toBe('console');
    expect(nextStep({ ...staff, roles: ['mentor'], enrolments: [enrolment('draft')] }).kind).toBe('makeProfile');
  });

  it('leads somewhere even when nothing is open', () => {
    expect(nextStep(nothing).kind).toBe('lookAround');
    expect(nextStep({ ...nothing, cohorts: [cohort([])] }).kind).toBe('lookAround');
  });
});
