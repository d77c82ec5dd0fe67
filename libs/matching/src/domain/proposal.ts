import { DomainError } from '#platform/kernel';
import { MatchingError } from '../errors.js';

/** States of a match proposal (lifecycles B). */
export type ProposalState = 'proposed' | 'sent' | 'half_accepted' | 'accepted' | 'declined' | 'expired' | 'withdrawn';
export type ProposalAct = 'send' | 'accept' | 'decline' | 'expire' | 'withdraw' | 'take-back' | 'end';

/** What a proposal comes from: a match run, a student who asked a mentor herself, or staff who found somebody for one person. */
export const ORIGINS = ['run', 'request', 'substitute'] as const;
export type Origin = (typeof ORIGINS)[number];

interface Transition {
  /** Where the act is possible, and where it leads from there. */
  readonly from: Readonly<Partial<Record<ProposalState, ProposalState>>>;
  readonly who: 'staff' | 'either side' | 'student or staff' | 'system';
  /** Possible only before the proposal's last instant. */
  readonly beforeExpiry?: boolean;
  readonly needsReason?: boolean;
}

/** The one table of what may follow what. */
export const PROPOSAL_TRANSITIONS: Readonly<Record<ProposalAct, Transition>> = {
  send: { from: { proposed: 'sent' }, who: 'staff' },
  accept: { from: { sent: 'half_accepted', half_accepted: 'accepted' }, who: 'either side', beforeExpiry: true },
  decline: {
    from: { sent: 'declined', half_accepted: 'declined' },
    who: 'either side',
    beforeExpiry: true,
    needsReason: true,
  },
  expire: { from: { sent: 'expired', half_accepted: 'expired' }, who: 'system' },
  withdraw: { from: { proposed: 'withdrawn', sent: 'withdrawn' }, who: 'staff', needsReason: true },
  /** Of a request, which its student has said yes to by asking: as long as the mentor has not answered. */
  'take-back': { from: { half_accepted: 'withdrawn' }, who: 'student or staff' },
  /** One of the two left the cohort, or is erased. */
  end: { from: { proposed: 'withdrawn', sent: 'withdrawn', half_accepted: 'withdrawn' }, who: 'system' },
};

const LIVE: readonly ProposalState[] = ['proposed', 'sent', 'half_accepted', 'accepted'];

/** Whether a proposal in this state holds a seat. */
export function isLive(state: ProposalState): boolean {
  return LIVE.includes(state);
}

/**
 * Whether the two read each other's profiles: while they decide, and while the mentorship that came of it lives. What somebody writes about
 * herself later is not meant for everybody she ever met here (GDPR article 5(1)(c)).
 */
export function showsProfiles({
  state,
  mentorshipEndedAt,
}: {
  readonly state: ProposalState;
  readonly mentorshipEndedAt: Date | null;
}): boolean {
  return isLive(state) && mentorshipEndedAt === null;
}

export interface Circumstances {
  readonly now: Date;
  readonly expiresAt: Date | null;
  readonly reason?: string | null | undefined;
}

/** The state after an act. @throws matching.not-possible-now, matching.proposal-expired, matching.reason-needed */
export function afterAct(
  state: ProposalState,
  act: ProposalAct,
  { now, expiresAt, reason }: Circumstances,
): ProposalState {
  const transition = PROPOSAL_TRANSITIONS[act];
  // The tick may be a minute late: an answer after the last instant is late all the same.
  const isLate = expiresAt !== null && now >= expiresAt;
  if (transition.beforeExpiry && (state === 'expired' || (isLive(state) && isLate))) {
    throw new DomainError(MatchingError.proposalExpired);
  }
  const to = transition.from[state];
  if (!to) throw new DomainError(MatchingError.notPossibleNow, { state });
  if (transition.needsReason && !reason?.trim()) throw new DomainError(MatchingError.reasonNeeded);
  return to;
}
