import { RegistrationConfirmed, RegistrationWaitlisted } from '#events/facts';
import {
  AddressCodeRequested,
  RoleEnding,
  RoleGranted,
  RoleWithdrawn,
  SignInCodeRequested,
  SignInWaysChanged,
} from '#identity/facts';
import {
  ProposalDeclined,
  ProposalExpired,
  ProposalSent,
  ProposalUnanswered,
  ProposalWithdrawn,
  TalksAnnounced,
} from '#matching/facts';
import { MeetingLogged, MemberJoined, MemberLeft, MentorshipAgreed, MentorshipEnded } from '#mentorship/facts';
import type { Fact, FactDefinition } from '#platform';
import { EnrolmentDecided, EnrolmentSubmitted, EnrolmentWithdrawn, MentorInvited } from '#programmes/facts';
import type { Notice } from './notice.js';
import { REQUEST_NOTICES } from './request-notices.js';

/** Which fact tells whom what. */
export interface Announcement {
  readonly fact: FactDefinition<unknown>;
  readonly notices: (fact: Fact) => readonly Notice[];
}

function announce<Data>(
  definition: FactDefinition<Data>,
  notices: (data: Data, fact: Fact) => readonly Notice[],
): Announcement {
  return {
    fact: definition,
    // The list holds facts of many shapes: each is parsed by its own definition before it is read.
    notices: (fact) => notices(definition.data.parse(fact.data), fact),
  };
}

const DECISIONS = {
  approved: 'enrolment-approved',
  rejected: 'enrolment-rejected',
  waitlisted: 'enrolment-waitlisted',
  needs_info: 'enrolment-needs-info',
} as const;

/** An enrolment may be sent back and come again: each round is told by itself. */
function round(enrolmentId: string, fact: Fact): string {
  return `${enrolmentId} ${fact.subject.version}`;
}

function eachOf(persons: readonly string[], notice: (to: string) => Notice): Notice[] {
  return [...new Set(persons)].map(notice);
}

/** Whoever leads a group answers for many students: one letter for all that are to be answered by the same day. */
function together(groupId: string, answerBy: string): string {
  return `${groupId} ${answerBy.slice(0, 10)}`;
}

export const ANNOUNCEMENTS: readonly Announcement[] = [
  announce(SignInCodeRequested, ({ codeId, language }) => [
    { type: 'sign-in-code', to: null, about: codeId, params: { codeId }, language },
  ]),
  announce(AddressCodeRequested, ({ codeId, language }) => [
    { type: 'address-code', to: null, about: codeId, params: { codeId }, language },
  ]),
  /** Every address known before is told: whoever reads one of them sees what somebody else did in their name. */
  announce(SignInWaysChanged, ({ personId, change, contactIds }, fact) =>
    contactIds.map((contactId) => ({
      type: `way-${change}` as const,
      to: personId,
      about: `${fact.id} ${contactId}`,
      params: { contactId },
    })),
  ),

  announce(RoleGranted, ({ personId, role, from }, fact) => [
    from
      ? { type: 'role-granted-later', to: personId, about: fact.subject.id, params: { role, from } }
      : { type: 'role-granted', to: personId, about: fact.subject.id, params: { role } },
  ]),
  announce(RoleWithdrawn, ({ personId, role }, fact) => [
    { type: 'role-withdrawn', to: personId, about: fact.subject.id, params: { role } },
  ]),
  announce(RoleEnding, ({ personId, role, endsAt, days }, fact) => [
    { type: 'role-ending', to: personId, about: `${fact.subject.id} ${days}`, params: { role, endsAt } },
  ]),

  announce(MentorInvited, ({ personId, enrolmentId }) => [
    { type: 'mentor-invited', to: personId, about: enrolmentId, params: { enrolmentId } },
  ]),
  announce(EnrolmentSubmitted, ({ personId, enrolmentId }, fact) => [
    { type: 'enrolment-received', to: personId, about: round(enrolmentId, fact), params: { enrolmentId } },
  ]),
  announce(EnrolmentDecided, ({ personId, enrolmentId, decision }, fact) => [
    { type: DECISIONS[decision], to: personId, about: round(enrolmentId, fact), params: { enrolmentId } },
  ]),
  /** Whoever withdrew by herself knows it. */
  announce(EnrolmentWithdrawn, ({ personId, enrolmentId, by }) =>
    by === 'staff' ? [{ type: 'enrolment-withdrawn', to: personId, about: enrolmentId, params: { enrolmentId } }] : [],
  ),

  announce(ProposalSent, (data) => {
    if (data.source === 'request') return REQUEST_NOTICES.sent(data);
    const { proposalId, groupId, studentPersonId: student, mentorPersonId: mentor, expiresAt: answerBy } = data;
    const params = { proposalId, answerBy };
    if (!groupId)
      return [
        { type: 'proposal-for-student', to: student, about: proposalId, params },
        { type: 'proposal-for-mentor', to: mentor, about: proposalId, params },
      ];
    return [
      { type: 'group-for-student', to: student, about: proposalId, params },
      { type: 'group-for-mentor', to: mentor, about: together(groupId, answerBy), params: { answerBy } },
    ];
  }),
  /** Whoever declined knows it; the other side hears that it came to nothing, not who said so or why. */
  announce(ProposalDeclined, (data) => {
    if (data.source === 'request') return REQUEST_NOTICES.declined(data);
    const { proposalId, studentPersonId, mentorPersonId, side } = data;
    const to = side === 'student' ? mentorPersonId : studentPersonId;
    return [{ type: 'proposal-declined', to, about: proposalId, params: { proposalId } }];
  }),
  announce(ProposalExpired, (data) => {
    if (data.source === 'request') return REQUEST_NOTICES.expired(data);
    const { proposalId, studentPersonId, mentorPersonId } = data;
    return eachOf([studentPersonId, mentorPersonId], (to) => ({
      type: 'proposal-expired',
      to,
      about: proposalId,
      params: { proposalId },
    }));
  }),

  announce(ProposalUnanswered, (data) => {
    if (data.source === 'request') return REQUEST_NOTICES.unanswered(data);
    const { proposalId, groupId, studentPersonId, mentorPersonId, expiresAt, side, reminder } = data;
    const about = groupId && side === 'mentor' ? together(groupId, expiresAt) : proposalId;
    return [
      {
        type: 'proposal-reminder',
        to: side === 'student' ? studentPersonId : mentorPersonId,
        about: `${about} ${reminder}`,
        params: { proposalId, answerBy: expiresAt },
      },
    ];
  }),
  /** Whoever left knows it; when staff took it back, both hear of it. Nobody hears who or why. */
  announce(ProposalWithdrawn, (data) => {
    if (data.source === 'request') return REQUEST_NOTICES.withdrawn(data);
    const { proposalId, studentPersonId, mentorPersonId, side } = data;
    const persons = [...(side === 'student' ? [] : [studentPersonId]), ...(side === 'mentor' ? [] : [mentorPersonId])];
    return persons.map((to) => ({ type: 'proposal-withdrawn', to, about: proposalId, params: { proposalId } }));
  }),

  announce(TalksAnnounced, ({ talkRoundId, personId, talks }) => [
    { type: 'talks-announced', to: personId, about: talkRoundId, params: { talks } },
  ]),

  announce(MentorshipAgreed, ({ mentorshipId, mentorPersonIds, studentPersonIds }) =>
    eachOf([...mentorPersonIds, ...studentPersonIds], (to) => ({
      type: 'pair-agreed',
      to,
      about: mentorshipId,
      params: { mentorshipId },
    })),
  ),
  /** A group begins for whoever joins it; the others see her on their page. */
  announce(MemberJoined, ({ mentorshipId, joinedPersonId }) => [
    { type: 'pair-agreed', to: joinedPersonId, about: mentorshipId, params: { mentorshipId } },
  ]),
  announce(MemberLeft, ({ mentorshipId, mentorPersonIds, studentPersonIds, leftPersonId }) =>
    eachOf([...mentorPersonIds, ...studentPersonIds], (to) => ({
      type: 'member-left',
      to,
      about: `${mentorshipId} ${leftPersonId}`,
      params: { mentorshipId },
    })),
  ),
  /** Whoever left knows it; the others hear that they are free for a new pair, not why. */
  announce(MentorshipEnded, ({ mentorshipId, mentorPersonIds, studentPersonIds, leaverPersonIds }) =>
    eachOf(
      [...mentorPersonIds, ...studentPersonIds].filter((member) => !leaverPersonIds.includes(member)),
      (to) => ({ type: 'pair-ended', to, about: mentorshipId, params: { mentorshipId } }),
    ),
  ),
  announce(MeetingLogged, ({ mentorshipId, meetingId, mentorPersonIds, studentPersonIds, loggedBy }) =>
    eachOf(
      [...mentorPersonIds, ...studentPersonIds].filter((member) => member !== loggedBy),
      (to) => ({ type: 'meeting-logged', to, about: meetingId, params: { mentorshipId } }),
    ),
  ),

  announce(RegistrationConfirmed, ({ registrationId, personId, eventId, from }) => [
    {
      type: from === 'waitlist' ? 'registration-promoted' : 'registration-confirmed',
      to: personId,
      about: registrationId,
      params: { eventId },
    },
  ]),
  announce(RegistrationWaitlisted, ({ registrationId, personId, eventId, position }) => [
    { type: 'registration-waitlisted', to: personId, about: registrationId, params: { eventId, position } },
  ]),
];
