import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ProgrammesModule } from '#programmes';
import { MentorshipController } from './api/mentorship.controller.js';
import { BeginPairHandler } from './jobs/begin-pair.handler.js';
import { CountSilentMeetingsTick } from './jobs/count-silent-meetings.tick.js';
import { EndWithdrawnHandler } from './jobs/end-withdrawn.handler.js';
import { MeetingsRepository } from './persistence/meetings.repository.js';
import { MentorshipsRepository } from './persistence/mentorships.repository.js';
import { MentorshipPersonalData } from './personal-data.js';
import { MyMentorships } from './queries/my-mentorships.js';
import { OngoingMentorships } from './queries/ongoing-mentorships.js';
import { UnmatchedEnrolments } from './queries/unmatched-enrolments.js';
import { MentorshipRows } from './staff/mentorship-rows.js';
import { MentorshipsCatalogue } from './staff/mentorships.catalogue.js';
import { AnswerMeeting } from './usecases/answer-meeting.js';
import { BeginPair } from './usecases/begin-pair.js';
import { CountSilentMeetings } from './usecases/count-silent-meetings.js';
import { EndEarly } from './usecases/end-early.js';
import { EndWithdrawn } from './usecases/end-withdrawn.js';
import { JoinGroup } from './usecases/join-group.js';
import { LogMeeting } from './usecases/log-meeting.js';
import { SettleMeeting } from './usecases/settle-meeting.js';

const OFFERED = [AnswerMeeting, LogMeeting, MyMentorships];
const OWN = [BeginPair, CountSilentMeetings, EndEarly, EndWithdrawn, JoinGroup, SettleMeeting, UnmatchedEnrolments];
const LISTENING = [BeginPairHandler, EndWithdrawnHandler, CountSilentMeetingsTick];

@Module({
  imports: [IdentityModule, ProgrammesModule],
  controllers: [MentorshipController],
  providers: [
    ...OFFERED,
    ...OWN,
    ...LISTENING,
    MeetingsRepository,
    MentorshipsRepository,
    MentorshipRows,
    OngoingMentorships,
    MentorshipsCatalogue,
    MentorshipPersonalData,
  ],
  exports: OFFERED,
})
export class MentorshipModule {}
