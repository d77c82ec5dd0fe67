import type { HouseLib } from '#platform';
import { Enrolment } from './persistence/enrolment.record.js';
import { ProgrammesCreate1700000400000 } from './persistence/migrations/create-programmes.js';
import { ProgrammesGroupOffer1700000500060 } from './persistence/migrations/group-offer.js';
import { ProgrammesMentorGroups1700000500030 } from './persistence/migrations/mentor-groups.js';
import { ProgrammesNameSources1700000400001 } from './persistence/migrations/name-sources.js';
import { ProgrammesModule } from './programmes.module.js';

export const programmesLib: HouseLib = {
  name: 'programmes',
  module: ProgrammesModule,
  records: [Enrolment],
  migrations: [
    ProgrammesCreate1700000400000,
    ProgrammesNameSources1700000400001,
    ProgrammesMentorGroups1700000500030,
    ProgrammesGroupOffer1700000500060,
  ],
  texts: true,
};
