import type { Proposal, SideRole } from '../persistence/proposal.record.js';

/** Subject, place and data that all facts about a proposal share. */
export function aboutProposal(proposal: Proposal) {
  const { id, version, runId, cohortId, programmeId, homeOrganisationId, cameFrom } = proposal;
  const { mentorEnrolmentId, mentorPersonId, studentEnrolmentId, studentPersonId } = proposal;
  return {
    subject: { kind: 'proposal', id, version },
    organisationId: homeOrganisationId,
    programmeId,
    cohortId,
    data: {
      proposalId: id,
      runId,
      mentorEnrolmentId,
      mentorPersonId,
      studentEnrolmentId,
      studentPersonId,
      homeOrganisationId,
      ...(cameFrom !== 'run' && { source: cameFrom }),
    },
  };
}

/** A proposal that waits for answers until an instant, and into which group it leads. */
export function aboutOpenProposal(proposal: Proposal, expiresAt: Date) {
  const about = aboutProposal(proposal);
  const { groupId } = proposal;
  return { ...about, data: { ...about.data, expiresAt: expiresAt.toISOString(), ...(groupId && { groupId }) } };
}

/** A request that its student took back. */
export function aboutTakenBack(proposal: Proposal) {
  const about = aboutProposal(proposal);
  return { ...about, data: { ...about.data, because: 'taken-back' as const, side: 'student' as const } };
}

/** A proposal taken back; without a side that left, staff did it. */
export function aboutWithdrawal(proposal: Proposal, side: SideRole | null) {
  const about = aboutProposal(proposal);
  return { ...about, data: { ...about.data, because: side ? ('side-left' as const) : ('staff' as const), side } };
}
