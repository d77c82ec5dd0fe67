import type { Language } from '#platform/kernel';
import { anId, type ToldHouse } from './told-house.js';

/** A day that facts name. */
export const DAY = '2026-02-02';
/** Until when a proposal waits: late in the evening of UTC it is the next day in Helsinki. */
export const ANSWER_BY = '2026-02-13T22:30:00.000Z';

/** What facts say about the people of a house. */
export function dataIn(house: () => ToldHouse) {
  const people = () => house().people;
  function enrolment(language: Language, role: 'student' | 'mentor') {
    return { enrolmentId: anId(), personId: people()[role][language], role, homeOrganisationId: null };
  }

  function proposal(language: Language) {
    return {
      proposalId: anId(),
      runId: null,
      mentorEnrolmentId: anId(),
      mentorPersonId: people().mentor[language],
      studentEnrolmentId: anId(),
      studentPersonId: people().student[language],
      homeOrganisationId: null,
    };
  }

  function openProposal(language: Language) {
    return { ...proposal(language), expiresAt: ANSWER_BY };
  }

  function pair(language: Language) {
    return {
      mentorshipId: anId(),
      mentorPersonIds: [people().mentor[language]],
      studentPersonIds: [people().student[language]],
      homeOrganisationIds: [],
    };
  }

  function endedPair(language: Language) {
    return {
      ...pair(language),
      reason: 'withdrawn' as const,
      side: 'mentor' as const,
      leaverPersonIds: [people().mentor[language]],
      agreedOn: DAY,
      startedOn: null,
      endedOn: DAY,
    };
  }

  function registration(language: Language) {
    return {
      eventId: anId(),
      registrationId: anId(),
      personId: people().student[language],
      homeOrganisationId: null,
    };
  }

  return { enrolment, proposal, openProposal, pair, endedPair, registration };
}
