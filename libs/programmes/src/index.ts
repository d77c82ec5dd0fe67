export { Directory, type DirectoryEntry } from './directory/directory.js';
export type { EnrolmentState } from './domain/enrolment.js';
export type { GroupOffer } from './domain/mentor-group.js';
export { programmesLib } from './programmes.lib.js';
export { ProgrammesModule } from './programmes.module.js';
export { type Cohort, Cohorts } from './queries/cohorts.js';
export {
  type GroupOfMentors,
  Matchable,
  type MatchableGroup,
  type MatchableMentor,
  type MatchableStudent,
} from './queries/matchable.js';
export { Participants } from './queries/participants.js';
export { Apply } from './usecases/apply.js';
export { ChangeEnrolment } from './usecases/change-enrolment.js';
export { EnterParticipant } from './usecases/enter-participant.js';
export { ImportMentors } from './usecases/import-mentors.js';
export { SeatLedger } from './usecases/seat-ledger.js';
export { type MentorGroupPlan, SetUpMentorGroup } from './usecases/set-up-mentor-group.js';
