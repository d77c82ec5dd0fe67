import { Module } from '@nestjs/common';
import { IdentityModule } from '#identity';
import { ReportExportsController } from './api/report-exports.controller.js';
import { WriteReport } from './files/write-report.js';
import { ReportingPersonalData } from './personal-data.js';
import { ProjectFacts } from './projection/project-facts.handler.js';
import { Projection } from './projection/projection.js';
import { CountIndicators } from './queries/count-indicators.js';
import { FindProgramme } from './queries/find-programme.js';
import { ReportExports } from './queries/report-exports.js';
import { ReportExportsCatalogue } from './staff/report-exports.catalogue.js';
import { ExportIndicators } from './usecases/export-indicators.js';
import { FetchReportFile } from './usecases/fetch-report-file.js';
import { RebuildProjection } from './usecases/rebuild-projection.js';

const OFFERED = [ExportIndicators, RebuildProjection];
const OWN = [CountIndicators, FetchReportFile, FindProgramme, Projection, ReportExports, WriteReport];

@Module({
  imports: [IdentityModule],
  controllers: [ReportExportsController],
  providers: [...OFFERED, ...OWN, ProjectFacts, ReportExportsCatalogue, ReportingPersonalData],
  exports: OFFERED,
})
export class ReportingModule {}
