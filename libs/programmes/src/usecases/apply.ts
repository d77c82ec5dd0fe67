import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { Database, PlatformError, SYSTEM, Transactions } from '#platform';
import { Clock, DomainError, localDate } from '#platform/kernel';
import { Profiles } from '#profiles';
import { type GroupOffer, requireGroupOffer } from '../domain/mentor-group.js';
import { obstacleTo } from '../domain/who-may-apply.js';
import { ProgrammesError } from '../errors.js';
import { type Enrolment, type EnrolmentRole, offerGroup } from '../persistence/enrolment.record.js';
import { EnrolmentsRepository } from '../persistence/enrolments.repository.js';
import { type Cohort, Cohorts } from '../queries/cohorts.js';
import { Standings } from '../queries/standings.js';
import { EnterParticipant } from './enter-participant.js';
import { MoveEnrolment } from './move-enrolment.js';

/** Version of the privacy notice in force; a change of the notice is a new number. */
export const PRIVACY_NOTICE_VERSION = 2;

export interface ApplyCommand {
  readonly cohortId: string;
  readonly role: EnrolmentRole;
  /** For mentors; left out, what stood before stays. */
  readonly capacity?: number | undefined;
  /** For mentors; null is none, left out, what stood before stays. */
  readonly groupOffer?: GroupOffer | null | undefined;
}

/** A person applies to an open cohort, or completes what an invitation or a question of staff has begun (lifecycles A, -> submitted). */
@Injectable()
export class Apply {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly standings: Standings,
    private readonly profiles: Profiles,
    private readonly enrolments: EnrolmentsRepository,
    private readonly move: MoveEnrolment,
    private readonly enterParticipant: EnterParticipant,
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /**
   * @throws programmes.unknown-cohort, programmes.cohort-closed, programmes.not-eligible, programmes.not-invited,
   * programmes.already-enrolled, programmes.profile-incomplete, programmes.group-size, platform.invalid-input for a student who offers a group
   */
  execute(command: ApplyCommand, actor: SignedIn): Promise<Enrolment> {
    return this.transactions.run(async () => {
      const { role } = command;
      requireOffer(command);
      const cohort = await this.cohorts.get(command.cohortId);
      if (!cohort) throw new DomainError(ProgrammesError.unknownCohort);
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [
        `enrol ${actor.personId} ${cohort.id} ${role}`,
      ]);
      const begun = await this.enrolments.liveOf(actor.personId, cohort.id, role);
      const standing = await this.standings.of(actor.personId, cohort.programmeId);
      const obstacle = obstacleTo(role, standing, cohort, begun?.state, localDate(this.clock.now()));
      if (obstacle)
        throw new DomainError(obstacle, obstacle === ProgrammesError.cohortClosed ? { closesOn: cohort.closesOn } : {});
      if (!(await this.profiles.isComplete(actor.personId, role)))
        throw new DomainError(ProgrammesError.profileIncomplete);
      const draft = begun ?? this.enrolments.draft({ cohortId: cohort.id, personId: actor.personId, role });
      if (role === 'student') draft.homeOrganisationId = standing.home;
      else takeOffers(draft, command);
      return this.submit(draft, cohort, actor);
    });
  }

  private async submit(draft: Enrolment, cohort: Cohort, { personId }: SignedIn): Promise<Enrolment> {
    draft.privacyNoticeVersion = PRIVACY_NOTICE_VERSION;
    const submitted = await this.move.execute(draft, {
      act: 'submit',
      by: 'person',
      actor: { kind: 'person', personId },
    });
    if (submitted.role === 'student')
      await this.enterParticipant.execute(personId, cohort.programmeId, submitted.homeOrganisationId);
    // Invited mentors, and students of partner universities where the cohort says so, wait for nobody.
    const isAutomatic = submitted.role === 'student' ? cohort.approvesSamlStudents : submitted.invitedAt !== null;
    return isAutomatic ? this.move.execute(submitted, { act: 'approve', by: 'system', actor: SYSTEM }) : submitted;
  }
}

function requireOffer({ role, groupOffer }: ApplyCommand): void {
  if (!groupOffer) return;
  if (role === 'student')
    throw new DomainError(PlatformError.invalidInput, {}, [
      { pointer: '/groupOffer', code: 'programmes:faults.mentors-only' },
    ]);
  requireGroupOffer(groupOffer);
}

/** What a mentor leaves out stays as an invitation or an earlier sending has said. */
function takeOffers(draft: Enrolment, { capacity, groupOffer }: ApplyCommand): void {
  draft.capacity = capacity ?? draft.capacity ?? 1;
  if (groupOffer !== undefined) offerGroup(draft, groupOffer);
}
