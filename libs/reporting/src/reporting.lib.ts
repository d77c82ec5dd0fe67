import type { HouseLib } from '#platform';
import { ReportingCreate1700000800000 } from './persistence/migrations/create-reporting.js';
import { ReportingKnowParticipants1700001800000 } from './persistence/migrations/know-participants.js';
import { ReportingModule } from './reporting.module.js';

export const reportingLib: HouseLib = {
  name: 'reporting',
  module: ReportingModule,
  migrations: [ReportingCreate1700000800000, ReportingKnowParticipants1700001800000],
  texts: true,
};
