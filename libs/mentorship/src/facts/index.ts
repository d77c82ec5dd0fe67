import { z } from 'zod';
import { defineFact } from '#platform';

const members = {
  mentorshipId: z.uuid(),
  mentorPersonIds: z.array(z.uuid()),
  studentPersonIds: z.array(z.uuid()),
  /** Home organisations of the students: a group with two counts in each, once in the total. */
  homeOrganisationIds: z.array(z.uuid()),
};

export const MentorshipAgreed = defineFact('mentorship.pair-agreed', 1, z.object(members));
/** First meeting logged, or the agreement ticked by both: from here the pair counts (indicator M1). */
export const MentorshipStarted = defineFact('mentorship.pair-started', 1, z.object(members));
/** It ends before its time: somebody has left. The report's only source for what did not come to its planned end (indicators M2, M6 to M8). */
export const MentorshipEnded = defineFact(
  'mentorship.pair-ended',
  1,
  z.object({
    ...members,
    /** `withdrawn`: an enrolment behind it was withdrawn, by the person or by staff. */
    reason: z.enum(['withdrawn']),
    side: z.enum(['student', 'mentor', 'both']),
    leaverPersonIds: z.array(z.uuid()),
    agreedOn: z.iso.date(),
    /** Null when they never met. */
    startedOn: z.iso.date().nullable(),
    endedOn: z.iso.date(),
  }),
);
/** A student comes into a group that goes on already; she is among the members. */
export const MemberJoined = defineFact(
  'mentorship.member-joined',
  1,
  z.object({ ...members, joinedPersonId: z.uuid() }),
);
/** Somebody leaves a group that goes on: the members are those who stay. */
export const MemberLeft = defineFact(
  'mentorship.member-left',
  1,
  z.object({ ...members, reason: z.enum(['withdrawn']), leftPersonId: z.uuid(), side: z.enum(['student', 'mentor']) }),
);
export const MeetingLogged = defineFact(
  'mentorship.meeting-logged',
  1,
  z.object({
    ...members,
    meetingId: z.uuid(),
    loggedBy: z.uuid(),
    heldOn: z.iso.date(),
    minutes: z.number().int(),
    mode: z.enum(['in_person', 'remote']),
  }),
);
/** Confirmed by the other side, or seven days without objection: from here the meeting counts (indicator M4), on the day it was held. */
export const MeetingCounted = defineFact(
  'mentorship.meeting-counted',
  1,
  z.object({
    ...members,
    meetingId: z.uuid(),
    heldOn: z.iso.date(),
    minutes: z.number().int(),
    by: z.enum(['confirmation', 'silence']),
  }),
);
export const MeetingObjected = defineFact(
  'mentorship.meeting-objected',
  1,
  z.object({ ...members, meetingId: z.uuid() }),
);
