import { Injectable } from '@nestjs/common';
import type { Scope } from '#identity';
import { AuditSink, Blobs, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { ReportingError } from '../errors.js';
import type { ReportFile } from '../files/write-report.js';
import { ReportExports } from '../queries/report-exports.js';

/** Hands out the file of an export within the reader's scope; each time is audited (act 906/2019 § 17). */
@Injectable()
export class FetchReportFile {
  constructor(
    private readonly exports: ReportExports,
    private readonly blobs: Blobs,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws reporting.unknown-export out of scope, reporting.export-expired */
  execute(scope: Scope, id: string): Promise<ReportFile> {
    return this.transactions.run(async () => {
      const found = await this.exports.file(scope, id);
      if (!found) throw new DomainError(ReportingError.unknownExport);
      const blob = found.expiresAt > this.clock.now() ? await this.blobs.get(found.blobId) : undefined;
      if (!blob) throw new DomainError(ReportingError.exportExpired);
      await this.audit.record({
        actor: { kind: 'person', personId: scope.reader },
        action: 'reporting.fetch-report-file',
        subject: { kind: 'report-export', id },
      });
      return { name: blob.fileName, contentType: blob.contentType, bytes: blob.bytes };
    });
  }
}
