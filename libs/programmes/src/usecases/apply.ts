import { Injectable } from '@nestjs/common';
import { People, type SignedIn } from '#identity';
import { AuditSink, Database, Outbox, Transactions } from '#platform';
import { Clock, DomainError, localDate, newId, type OrganisationId } from '#platform/kernel';
import { Profiles } from '#profiles';
import { ProgrammesError } from '../errors.js';
import { EnrolmentDecided, EnrolmentSubmitted } from '../facts/index.js';
import type { Enrolment, EnrolmentRole } from '../persistence/enrolment.record.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { type Cohort, Cohorts } from '../queries/cohorts.js';
import { EnterParticipant } from './enter-participant.js';

/** Version of the privacy notice in force; a change of the notice is a new number. */
export const PRIVACY_NOTICE_VERSION = 1;

export interface ApplyCommand {
  readonly cohortId: string;
  readonly role: EnrolmentRole;
  readonly capacity?: number;
}

/** A person applies to an open cohort, or completes what an invitation has begun (lifecycles A, draft -> submitted). */
@Injectable()
export class Apply {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly people: People,
    private readonly profiles: Profiles,
    private readonly enrolments: EnrolmentsRepository,
    private readonly enterParticipant: EnterParticipant,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws programmes.unknown-cohort, programmes.cohort-closed, programmes.not-eligible, programmes.profile-incomplete, programmes.already-enrolled */
  execute(command: ApplyCommand, actor: SignedIn): Promise<Enrolment> {
    return this.transactions.run(async () => {
      const cohort = await this.openCohort(command.cohortId);
      const home = await this.eligibleHome(cohort, command.role, actor);
      if (!(await this.profiles.isComplete(actor.personId, command.role)))
        throw new DomainError(ProgrammesError.profileIncomplete);
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [
        `enrol ${actor.personId} ${cohort.id} ${command.role}`,
      ]);
      const draft = await this.enrolments.liveOf(actor.personId, cohort.id, command.role);
      if (draft && draft.state !== 'draft' && draft.state !== 'needs_info')
        throw new DomainError(ProgrammesError.alreadyEnrolled);
      const submitted = await this.submit(draft, cohort, command, actor, home);
      return this.decideAutomatically(submitted, cohort);
    });
  }

  private async openCohort(id: string): Promise<Cohort> {
    const cohort = await this.cohorts.get(id);
    if (!cohort) throw new DomainError(ProgrammesError.unknownCohort);
    const today = localDate(this.clock.now());
    if (today < cohort.opensOn || today > cohort.closesOn)
      throw new DomainError(ProgrammesError.cohortClosed, { closesOn: cohort.closesOn });
    return cohort;
  }

  /** Students come from a partner university, as students; mentors were invited or have a code by mail. */
  private async eligibleHome(cohort: Cohort, role: EnrolmentRole, actor: SignedIn): Promise<OrganisationId | null> {
    const home = await this.people.homeUniversityOf(actor.personId);
    if (role === 'mentor') return null;
    if (!home || !(await this.cohorts.isPartner(cohort.programmeId, home)))
      throw new DomainError(ProgrammesError.notEligible);
    return home;
  }

  private async submit(
    draft: Enrolment | null,
    cohort: Cohort,
    command: ApplyCommand,
    actor: SignedIn,
    home: OrganisationId | null,
  ): Promise<Enrolment> {
    const now = this.clock.now();
    const enrolment =
      draft ??
      this.enrolments.create({
        id: newId(now.getTime()),
        cohortId: cohort.id,
        personId: actor.personId,
        role: command.role,
        state: 'draft',
        homeOrganisationId: home,
        capacity: null,
        reason: null,
        privacyNoticeVersion: null,
        invitedAt: null,
        createdAt: now,
        submittedAt: null,
        decidedAt: null,
      });
    enrolment.state = 'submitted';
    enrolment.homeOrganisationId = home;
    enrolment.capacity = command.role === 'mentor' ? (command.capacity ?? enrolment.capacity ?? 1) : null;
    enrolment.privacyNoticeVersion = PRIVACY_NOTICE_VERSION;
    enrolment.submittedAt = now;
    const saved = await this.enrolments.save(enrolment);
    const place = { organisationId: home, programmeId: cohort.programmeId, cohortId: cohort.id };
    const data = { enrolmentId: saved.id, personId: saved.personId, role: saved.role, homeOrganisationId: home };
    await this.outbox.record(EnrolmentSubmitted, {
      subject: { kind: 'enrolment', id: saved.id, version: saved.version },
      ...place,
      data,
    });
    await this.audit.record({
      actor: { kind: 'person', personId: actor.personId },
      action: 'programmes.submit-enrolment',
      subject: { kind: 'enrolment', id: saved.id },
      organisationId: home,
    });
    if (saved.role === 'student') await this.enterParticipant.execute(saved.personId, cohort.programmeId, home);
    return saved;
  }

  /** Invited mentors, and students of partner universities where the cohort says so, wait for nobody. */
  private async decideAutomatically(enrolment: Enrolment, cohort: Cohort): Promise<Enrolment> {
    const automatic = enrolment.role === 'student' ? cohort.approvesSamlStudents : enrolment.invitedAt !== null;
    if (!automatic) return enrolment;
    enrolment.state = 'approved';
    enrolment.decidedAt = this.clock.now();
    const saved = await this.enrolments.save(enrolment);
    await this.outbox.record(EnrolmentDecided, {
      subject: { kind: 'enrolment', id: saved.id, version: saved.version },
      organisationId: saved.homeOrganisationId,
      programmeId: cohort.programmeId,
      cohortId: cohort.id,
      data: {
        enrolmentId: saved.id,
        personId: saved.personId,
        role: saved.role,
        homeOrganisationId: saved.homeOrganisationId,
        decision: 'approved',
      },
    });
    return saved;
  }
}
