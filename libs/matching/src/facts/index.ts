import { z } from 'zod';
import { defineFact } from '#platform';

const proposal = {
  proposalId: z.uuid(),
  runId: z.uuid().nullable(),
  mentorEnrolmentId: z.uuid(),
  mentorPersonId: z.uuid(),
  studentEnrolmentId: z.uuid(),
  studentPersonId: z.uuid(),
  /** The student's home organisation at the time. */
  homeOrganisationId: z.uuid().nullable(),
  /** Left out: a match run. */
  source: z.enum(['request', 'substitute']).optional(),
};

const open = {
  ...proposal,
  /** Until when it waits for answers: the cohort decides how long that is. */
  expiresAt: z.iso.datetime(),
  /** The group that the student would be in; left out for a pair. */
  groupId: z.uuid().optional(),
};

export const RunFinished = defineFact(
  'matching.run-finished',
  1,
  z.object({ runId: z.uuid(), matched: z.number().int(), score: z.number().int() }),
);
export const ProposalSent = defineFact('matching.proposal-sent', 2, z.object(open));
/** For a group: enough have accepted, or nobody else can any more, so this student is in it. */
export const ProposalAccepted = defineFact(
  'matching.proposal-accepted',
  1,
  z.object({
    ...proposal,
    /** Left out for a pair. The mentor of the proposal leads the group. */
    group: z
      .object({
        groupId: z.uuid(),
        others: z.array(z.object({ mentorEnrolmentId: z.uuid(), mentorPersonId: z.uuid() })),
      })
      .optional(),
  }),
);
export const ProposalDeclined = defineFact(
  'matching.proposal-declined',
  1,
  z.object({ ...proposal, side: z.enum(['student', 'mentor']), reason: z.string() }),
);
export const ProposalExpired = defineFact('matching.proposal-expired', 1, z.object(proposal));
/** One that was sent is taken back: a side left the cohort, staff withdrew it, or the student took her request back. What was never sent ends without a word: nobody knew of it. */
export const ProposalWithdrawn = defineFact(
  'matching.proposal-withdrawn',
  1,
  z.object({
    ...proposal,
    because: z.enum(['side-left', 'staff', 'taken-back']),
    /** Who left or took it back; null when staff withdrew it. */
    side: z.enum(['student', 'mentor']).nullable(),
  }),
);
/** Somebody's talks at a kick-off, in the order of time. */
export const TalksAnnounced = defineFact(
  'matching.talks-announced',
  1,
  z.object({
    talkRoundId: z.uuid(),
    personId: z.uuid(),
    talks: z.array(z.object({ startsAt: z.iso.datetime(), table: z.number().int().min(1) })).min(1),
  }),
);
/** A side has let a reminder's day go by without an answer. */
export const ProposalUnanswered = defineFact(
  'matching.proposal-unanswered',
  2,
  z.object({ ...open, side: z.enum(['student', 'mentor']), reminder: z.number().int().min(1) }),
);
