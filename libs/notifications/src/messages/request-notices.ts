import type { z } from 'zod';
import type {
  ProposalDeclined,
  ProposalExpired,
  ProposalSent,
  ProposalUnanswered,
  ProposalWithdrawn,
} from '#matching/facts';
import type { Notice } from './notice.js';

type DataOf<Fact extends { readonly data: z.ZodType }> = z.infer<Fact['data']>;
type NoticesOf<Fact extends { readonly data: z.ZodType }> = (data: DataOf<Fact>) => readonly Notice[];

/** A student asked a mentor herself: nobody proposes anything to her, and the mentor hears who asks. */
export const REQUEST_NOTICES: {
  readonly sent: NoticesOf<typeof ProposalSent>;
  readonly unanswered: NoticesOf<typeof ProposalUnanswered>;
  readonly declined: NoticesOf<typeof ProposalDeclined>;
  readonly expired: NoticesOf<typeof ProposalExpired>;
  readonly withdrawn: NoticesOf<typeof ProposalWithdrawn>;
} = {
  sent: ({ proposalId, mentorPersonId, expiresAt: answerBy }) => [
    { type: 'request-for-mentor', to: mentorPersonId, about: proposalId, params: { proposalId, answerBy } },
  ],
  unanswered: ({ proposalId, mentorPersonId, expiresAt: answerBy, reminder }) => [
    {
      type: 'request-reminder',
      to: mentorPersonId,
      about: `${proposalId} ${reminder}`,
      params: { proposalId, answerBy },
    },
  ],
  /** She hears that it came to nothing, not why. */
  declined: ({ proposalId, studentPersonId, mentorPersonId, side }) => [
    side === 'mentor'
      ? { type: 'request-declined', to: studentPersonId, about: proposalId, params: { proposalId } }
      : { type: 'request-withdrawn', to: mentorPersonId, about: proposalId, params: { proposalId } },
  ],
  expired: ({ proposalId, studentPersonId, mentorPersonId }) => [
    { type: 'request-expired', to: studentPersonId, about: proposalId, params: { proposalId } },
    { type: 'request-missed', to: mentorPersonId, about: proposalId, params: { proposalId } },
  ],
  /** Whoever left or took it back knows it. */
  withdrawn: ({ proposalId, studentPersonId, mentorPersonId, side }) =>
    [...(side === 'student' ? [] : [studentPersonId]), ...(side === 'mentor' ? [] : [mentorPersonId])].map((to) => ({
      type: 'request-withdrawn',
      to,
      about: proposalId,
      params: { proposalId },
    })),
};
