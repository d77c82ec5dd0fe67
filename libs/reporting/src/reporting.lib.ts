import type { HouseLib } from '#platform';
import { ReportingCreate1700000800000 } from './persistence/migrations/create-reporting.js';
import { ReportingModule } from './reporting.module.js';

export const reportingLib: HouseLib = {
  name: 'reporting',
  module: ReportingModule,
  migrations: [ReportingCreate1700000800000],
  texts: true,
};
