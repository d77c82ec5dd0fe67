import { Injectable } from '@nestjs/common';
import { Organisations, RegisterPerson, reaches, readAddress, type Scope } from '#identity';
import { AuditSink, Outbox, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { StartMentorProfile } from '#profiles';
import { type MentorRow, readMentorCsv } from '../domain/mentor-csv.js';
import { ProgrammesError } from '../errors.js';
import { MentorInvited } from '../facts/index.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { type Cohort, Cohorts } from '../queries/cohorts.js';

export interface ImportOutcome {
  readonly invited: number;
  /** Rows whose mentor is in the cohort already, or was and has left it: the import changes nothing for them. */
  readonly known: number;
  /** Rows with faults, left out. */
  readonly faulty: number;
}

/** Brings mentors of a CSV file into a cohort: an account, a draft enrolment and an invitation by mail for each new one. */
@Injectable()
export class ImportMentors {
  constructor(
    private readonly transactions: Transactions,
    private readonly register: RegisterPerson,
    private readonly organisations: Organisations,
    private readonly startMentorProfile: StartMentorProfile,
    private readonly cohorts: Cohorts,
    private readonly enrolments: EnrolmentsRepository,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** All good rows in one transaction, or none. @throws programmes.csv-*, programmes.unknown-cohort out of scope */
  execute(scope: Scope, cohortId: string, file: Buffer): Promise<ImportOutcome> {
    const rows = readMentorCsv(file, readAddress);
    return this.transactions.run(async () => {
      const cohort = await this.cohorts.get(cohortId);
      if (!cohort || !reaches(scope, { programmeId: cohort.programmeId }))
        throw new DomainError(ProgrammesError.unknownCohort);
      const good = rows.flatMap((row) => (row.mentor ? [row.mentor] : []));
      let invited = 0;
      for (const mentor of good) if (await this.invite(mentor, cohort, scope.reader)) invited += 1;
      const outcome = { invited, known: good.length - invited, faulty: rows.length - good.length };
      await this.audit.record({
        actor: { kind: 'person', personId: scope.reader },
        action: 'programmes.import-mentors',
        subject: { kind: 'cohort', id: cohort.id },
        details: { ...outcome },
      });
      return outcome;
    });
  }

  /** Invites one mentor; false when the cohort knows her: who has withdrawn has said no, and is not asked by a file. Runs in the caller's transaction. */
  private async invite(mentor: MentorRow, cohort: Cohort, staff: PersonId): Promise<boolean> {
    const actor = { kind: 'person', personId: staff } as const;
    const { personId } = await this.register.byAddress(
      { displayName: mentor.name, address: mentor.email, language: mentor.language },
      actor,
    );
    if (await this.enrolments.hasAny(personId, cohort.id, 'mentor')) return false;
    if (mentor.company) await this.noteCompany(personId, mentor);
    const { capacity } = mentor;
    const enrolment = await this.enrolments.save(
      this.enrolments.draft({ cohortId: cohort.id, personId, role: 'mentor', capacity, invitedAt: this.clock.now() }),
    );
    await this.outbox.record(MentorInvited, {
      subject: { kind: 'enrolment', id: enrolment.id, version: enrolment.version },
      programmeId: cohort.programmeId,
      cohortId: cohort.id,
      data: { personId, enrolmentId: enrolment.id },
    });
    await this.audit.record({
      actor,
      action: 'programmes.invite-mentor',
      subject: { kind: 'enrolment', id: enrolment.id },
    });
    return true;
  }

  private async noteCompany(personId: PersonId, mentor: MentorRow): Promise<void> {
    const id = await this.organisations.findOrAdd({
      kind: 'company',
      name: { source: 'fi', fi: mentor.company },
      businessId: mentor.businessId,
    });
    await this.startMentorProfile.execute(personId, { id, name: mentor.company });
  }
}
