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
};

/** One that waits for answers says until when: the cohort decides how long that is. */
const open = { ...proposal, expiresAt: z.iso.datetime() };

export const RunFinished = defineFact(
  'matching.run-finished',
  1,
  z.object({ runId: z.uuid(), matched: z.number().int(), score: z.number().int() }),
);
export const ProposalSent = defineFact('matching.proposal-sent', 2, z.object(open));
export const ProposalAccepted = defineFact('matching.proposal-accepted', 1, z.object(proposal));
export const ProposalDeclined = defineFact(
  'matching.proposal-declined',
  1,
  z.object({ ...proposal, side: z.enum(['student', 'mentor']), reason: z.string() }),
);
export const ProposalExpired = defineFact('matching.proposal-expired', 1, z.object(proposal));
/** One that was sent is taken back: a side left the cohort, or staff withdrew it. What was never sent ends without a word: nobody knew of it. */
export const ProposalWithdrawn = defineFact(
  'matching.proposal-withdrawn',
  1,
  z.object({
    ...proposal,
    because: z.enum(['side-left', 'staff']),
    /** Who left; null when staff withdrew it. */
    side: z.enum(['student', 'mentor']).nullable(),
  }),
);
/** A side has let a reminder's day go by without an answer. */
export const ProposalUnanswered = defineFact(
  'matching.proposal-unanswered',
  2,
  z.object({ ...open, side: z.enum(['student', 'mentor']), reminder: z.number().int().min(1) }),
);
