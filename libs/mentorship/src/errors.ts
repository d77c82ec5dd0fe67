import { defineErrors } from '#platform/kernel';

export const MentorshipError = defineErrors({
  unknownMentorship: { code: 'mentorship.unknown-mentorship', kind: 'not-found' },
  unknownMeeting: { code: 'mentorship.unknown-meeting', kind: 'not-found' },
  notPossibleNow: { code: 'mentorship.not-possible-now', kind: 'conflict' },
  ownMeeting: { code: 'mentorship.own-meeting', kind: 'forbidden' },
  meetingSettled: { code: 'mentorship.meeting-settled', kind: 'conflict' },
  objectionLate: { code: 'mentorship.objection-late', kind: 'conflict' },
});
