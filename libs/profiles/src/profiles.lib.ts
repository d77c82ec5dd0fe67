import type { HouseLib } from '#platform';
import { MentorProfile } from './persistence/mentor-profile.record.js';
import { ProfilesAnswersForScoring1700000300001 } from './persistence/migrations/answers-for-scoring.js';
import { ProfilesCreate1700000300000 } from './persistence/migrations/create-profiles.js';
import { ProfilesWishedStudents1700000300002 } from './persistence/migrations/wished-students.js';
import { StudentProfile } from './persistence/student-profile.record.js';
import { ProfilesModule } from './profiles.module.js';

export const profilesLib: HouseLib = {
  name: 'profiles',
  module: ProfilesModule,
  records: [StudentProfile, MentorProfile],
  migrations: [
    ProfilesCreate1700000300000,
    ProfilesAnswersForScoring1700000300001,
    ProfilesWishedStudents1700000300002,
  ],
  texts: true,
};
