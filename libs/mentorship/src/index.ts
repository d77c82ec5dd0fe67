export type { MentorshipState } from './domain/mentorship.js';
export { mentorshipLib } from './mentorship.lib.js';
export { type MentorshipView, MyMentorships } from './queries/my-mentorships.js';
export { AnswerMeeting, type AnswerMeetingCommand } from './usecases/answer-meeting.js';
export { LogMeeting, type LogMeetingCommand } from './usecases/log-meeting.js';
