import type { HouseLib } from '#platform';
import { MentorshipModule } from './mentorship.module.js';
import { Meeting } from './persistence/meeting.record.js';
import { Mentorship } from './persistence/mentorship.record.js';
import { MentorshipCreate1700000600000 } from './persistence/migrations/create-mentorship.js';
import { MentorshipGroups1700000600030 } from './persistence/migrations/groups.js';

/** What the house needs of this room. */
export const mentorshipLib: HouseLib = {
  name: 'mentorship',
  module: MentorshipModule,
  records: [Mentorship, Meeting],
  migrations: [MentorshipCreate1700000600000, MentorshipGroups1700000600030],
  texts: true,
};
