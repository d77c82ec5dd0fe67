import type { Proposal } from '../persistence/proposal.record.js';

/** Subject, place and data that all facts about a proposal share. */
export function aboutProposal(proposal: Proposal) {
  const { id, version, runId, cohortId, programmeId, homeOrganisationId } = proposal;
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
    },
  };
}
