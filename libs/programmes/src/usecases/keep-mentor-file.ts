import { Injectable } from '@nestjs/common';
import { reaches, readAddress, type Scope } from '#identity';
import { AuditSink, Blobs, Transactions } from '#platform';
import { Clock, DomainError, HOUR } from '#platform/kernel';
import { type PreviewRow, readMentorCsv } from '../domain/mentor-csv.js';
import { ProgrammesError } from '../errors.js';
import { Cohorts } from '../queries/cohorts.js';

/** Purpose of the file while it waits to be confirmed. */
export const MENTOR_FILE = 'mentor-import';

/** The first step of an import: the file is checked and waits an hour. Names of people lie in it, so the trail says who brought it. */
@Injectable()
export class KeepMentorFile {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly blobs: Blobs,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws programmes.csv-*, programmes.unknown-cohort out of scope */
  execute(
    scope: Scope,
    cohortId: string,
    bytes: Buffer,
  ): Promise<{ readonly importId: string; readonly rows: readonly PreviewRow[] }> {
    const rows = readMentorCsv(bytes, readAddress);
    return this.transactions.run(async () => {
      const cohort = await this.cohorts.get(cohortId);
      if (!cohort || !reaches(scope, { programmeId: cohort.programmeId }))
        throw new DomainError(ProgrammesError.unknownCohort);
      const importId = await this.blobs.put({
        purpose: MENTOR_FILE,
        contentType: 'text/csv',
        // The cohort travels with the file, so that what was checked is what is confirmed.
        fileName: cohort.id,
        bytes,
        ownerId: scope.reader,
        expiresAt: new Date(this.clock.nowMs() + HOUR),
      });
      await this.audit.record({
        actor: { kind: 'person', personId: scope.reader },
        action: 'programmes.check-mentor-file',
        subject: { kind: 'cohort', id: cohort.id },
      });
      return { importId, rows };
    });
  }
}
