import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ProfilesModule } from '#profiles';
import { ProgrammesController } from './api/programmes.controller.js';
import { Directory } from './directory/directory.js';
import { EnrolmentsRepository } from './persistence/enrolments.repository.js';
import { MentorGroupsRepository } from './persistence/mentor-groups.repository.js';
import { ProgrammesPersonalData } from './personal-data.js';
import { Cohorts } from './queries/cohorts.js';
import { Matchable } from './queries/matchable.js';
import { MyEnrolments } from './queries/my-enrolments.js';
import { OngoingEnrolments } from './queries/ongoing-enrolments.js';
import { Participants } from './queries/participants.js';
import { Standings } from './queries/standings.js';
import { ApplicationsToDecideTile } from './staff/applications-to-decide.tile.js';
import { CohortsCatalogue, ProgrammesCatalogue } from './staff/cohorts.catalogue.js';
import { EnrolmentsCatalogue } from './staff/enrolments.catalogue.js';
import { MentorGroupsCatalogue } from './staff/mentor-groups.catalogue.js';
import { MentorImportPage } from './staff/mentor-import.page.js';
import { ProgrammeStandings } from './staff/programme-standings.js';
import { Apply } from './usecases/apply.js';
import { ChangeEnrolment } from './usecases/change-enrolment.js';
import { EnterParticipant } from './usecases/enter-participant.js';
import { ImportMentors } from './usecases/import-mentors.js';
import { KeepMentorFile } from './usecases/keep-mentor-file.js';
import { MoveEnrolment } from './usecases/move-enrolment.js';
import { SeatLedger } from './usecases/seat-ledger.js';
import { SetUpMentorGroup } from './usecases/set-up-mentor-group.js';
import { SetUpOfferedGroup } from './usecases/set-up-offered-group.js';

const OFFERED = [
  Apply,
  ChangeEnrolment,
  Cohorts,
  Directory,
  EnterParticipant,
  ImportMentors,
  Matchable,
  Participants,
  SeatLedger,
  SetUpMentorGroup,
];

@Module({
  imports: [IdentityModule, ProfilesModule],
  controllers: [ProgrammesController],
  providers: [
    ...OFFERED,
    EnrolmentsRepository,
    MentorGroupsRepository,
    KeepMentorFile,
    MoveEnrolment,
    SetUpOfferedGroup,
    MyEnrolments,
    Standings,
    EnrolmentsCatalogue,
    MentorGroupsCatalogue,
    CohortsCatalogue,
    ProgrammesCatalogue,
    MentorImportPage,
    OngoingEnrolments,
    ProgrammeStandings,
    ApplicationsToDecideTile,
    ProgrammesPersonalData,
  ],
  exports: OFFERED,
})
export class ProgrammesModule {}
