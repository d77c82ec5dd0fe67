import { Injectable } from '@nestjs/common';
import { AuditSink, Blobs, Database, FactHorizon, Transactions } from '#platform';
import { addDaysInHelsinki, Clock, DomainError, type Id, type Language, newId } from '#platform/kernel';
import type { Report } from '../domain/figures.js';
import { readPeriod } from '../domain/period.js';
import { type OrganisationsInReach, organisationsInReach, programmeMeant, type ReportScope } from '../domain/reach.js';
import { ReportingError } from '../errors.js';
import { type Format, type ReportFile, readFormat, WriteReport } from '../files/write-report.js';
import { Projection } from '../projection/projection.js';
import { CountIndicators } from '../queries/count-indicators.js';
import { FindProgramme, type ReportedProgramme } from '../queries/find-programme.js';

/** How long the file of an export is kept; the figures stand in the row for good. */
const KEPT_DAYS = 30;

export interface ExportIndicatorsCommand {
  /** Days in Helsinki, both included, `yyyy-mm-dd`. */
  readonly from: string;
  readonly to: string;
  /** Id or name; left out: the only one in reach, else all together. */
  readonly programme?: string | undefined;
  readonly format: string;
  /** Of the headings in a workbook; CSV has names in all three. */
  readonly language: Language;
  /**
   * Counts what was known then; now when left out, or when it is to come. The report says which instant it became: one before the facts of
   * whatever is being written at this moment, so that the same instant gives the same figures for ever.
   */
  readonly asOf?: Date | undefined;
}

export interface IndicatorExport {
  readonly id: Id<'report-export'>;
  readonly report: Report;
  readonly file: ReportFile;
}

/** Counts the indicators of a period and keeps the result as a file. Internal: small counts are not protected, and the file says so. */
@Injectable()
export class ExportIndicators {
  constructor(
    private readonly factHorizon: FactHorizon,
    private readonly projection: Projection,
    private readonly countIndicators: CountIndicators,
    private readonly findProgramme: FindProgramme,
    private readonly writeReport: WriteReport,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly blobs: Blobs,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws reporting.bad-period, unknown-format, unknown-programme, programme-needed, nothing-in-reach */
  async execute(command: ExportIndicatorsCommand, scope: ReportScope): Promise<IndicatorExport> {
    const period = readPeriod(command.from, command.to);
    const format = readFormat(command.format);
    const programme = await this.programmeOf(command.programme, scope);
    const organisations = organisationsInReach(scope, programme?.id ?? null);
    // In this order: what is known at the instant is all there before anything is read.
    const asOf = await this.factHorizon.settle(command.asOf);
    await this.projection.catchUp();
    const report = await this.countIndicators.execute({ period, asOf, programme, organisations });
    if (report.figures.length === 0) throw new DomainError(ReportingError.nothingInReach);
    const file = await this.writeReport.execute(report, format, command.language);
    const id = await this.keep(report, file, format, organisations, scope.actor);
    return { id, report, file };
  }

  private async programmeOf(wanted: string | undefined, scope: ReportScope): Promise<ReportedProgramme | null> {
    const meant = wanted?.trim() || programmeMeant(scope);
    return meant ? this.findProgramme.execute(meant) : null;
  }

  private keep(
    report: Report,
    file: ReportFile,
    format: Format,
    organisations: OrganisationsInReach,
    actor: ReportScope['actor'],
  ): Promise<Id<'report-export'>> {
    return this.transactions.run(async () => {
      const now = this.clock.now();
      const id = newId<'report-export'>(now.getTime());
      const expiresAt = addDaysInHelsinki(now, KEPT_DAYS);
      const { period, programme, asOf, sha256 } = report;
      const blobId = await this.blobs.put({
        purpose: 'report-export',
        contentType: file.contentType,
        fileName: file.name,
        bytes: file.bytes,
        ownerId: id,
        expiresAt,
      });
      await this.database.query(
        `insert into reporting.export (id, period_from, period_to, programme_id, organisation_ids, as_of, format, figures_sha256, report,
           file_name, blob_id, created_at, expires_at, requested_by, requested_by_command)
         values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10, $11, $12, $13, $14, $15)`,
        [
          ...[
            id,
            period.from,
            period.to,
            programme?.id ?? null,
            organisations,
            asOf,
            format,
            sha256,
            JSON.stringify(report),
          ],
          ...[file.name, blobId, now, expiresAt],
          ...(actor.kind === 'person' ? [actor.personId, null] : [null, actor.name]),
        ],
      );
      await this.audit.record({
        actor,
        action: 'reporting.export-indicators',
        subject: { kind: 'report-export', id },
        organisationId: organisations?.length === 1 ? (organisations[0] ?? null) : null,
        details: { from: period.from, to: period.to, programmeId: programme?.id ?? null, format, sha256 },
      });
      return id;
    });
  }
}
