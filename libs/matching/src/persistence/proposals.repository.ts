import { Injectable } from '@nestjs/common';
import { type Scope, scopeCondition } from '#identity';
import { Database } from '#platform';
import { DomainError } from '#platform/kernel';
import type { BAR_REASONS } from '../domain/bar-reasons.js';
import type { PairKey } from '../domain/pair-key.js';
import { MatchingError } from '../errors.js';
import { Proposal, ProposalSide, type SideRole } from './proposal.record.js';

export type NewProposal = Omit<
  Proposal,
  | 'version'
  | 'state'
  | 'reason'
  | 'sentAt'
  | 'expiresAt'
  | 'groupId'
  | 'joinedAt'
  | 'mentorshipId'
  | 'mentorshipEndedAt'
  | 'takenBackAt'
> & { readonly groupId?: string | null };

/** A proposal that is not decided, as somebody who leaves finds it. */
export interface OpenProposal {
  readonly id: string;
  readonly runId: string | null;
  readonly side: SideRole;
}

@Injectable()
export class ProposalsRepository {
  constructor(private readonly database: Database) {}

  /** The row, locked until the transaction ends; its sides are only touched under this lock. @throws matching.unknown-proposal */
  async lock(id: string): Promise<Proposal> {
    const found = await this.table()
      .createQueryBuilder('p')
      .setLock('pessimistic_write')
      .where('p.id = :id', { id })
      .getOne();
    if (!found) throw new DomainError(MatchingError.unknownProposal);
    return found;
  }

  save(proposal: Proposal): Promise<Proposal> {
    return this.table().save(proposal);
  }

  /** Many at once: a run of thousands of pairs in few statements. */
  async insert(proposals: readonly NewProposal[]): Promise<void> {
    for (let from = 0; from < proposals.length; from += BATCH) {
      const batch = proposals.slice(from, from + BATCH);
      await this.database.query(INSERT, [JSON.stringify(batch)]);
      await this.database.query(
        `insert into matching.proposal_side (proposal_id, role)
         select id, role from unnest($1::uuid[]) as id cross join unnest(array['student', 'mentor']) as role`,
        [batch.map((one) => one.id)],
      );
    }
  }

  async sides(proposalId: string): Promise<{ readonly student: ProposalSide; readonly mentor: ProposalSide }> {
    const rows = await this.sideTable()
      .createQueryBuilder('s')
      .where('s.proposal_id = :proposalId', { proposalId })
      .getMany();
    const [student, mentor] = [rows.find((row) => row.role === 'student'), rows.find((row) => row.role === 'mentor')];
    if (!student || !mentor) throw new Error(`The proposal ${proposalId} lacks a side`);
    return { student, mentor };
  }

  async saveSide(side: ProposalSide): Promise<void> {
    await this.sideTable().save(side);
  }

  /** From this version on both sides may answer. */
  async openToAnswers(proposal: Proposal): Promise<void> {
    await this.database.query('update matching.proposal_side set answerable_from = $2 where proposal_id = $1', [
      proposal.id,
      proposal.version,
    ]);
  }

  /** Of a run, what may be sent within a scope. Ids in one order for all, so that two who lock many never wait in a circle. */
  async idsToSend(scope: Scope, runId: string): Promise<string[]> {
    const parameters: unknown[] = [runId];
    const columns = { organisation: 'home_organisation_id', programme: 'programme_id' };
    return this.ids(`run_id = $1 and state = 'proposed' and ${scopeCondition(scope, columns, parameters)}`, parameters);
  }

  async idsStillProposed(runId: string): Promise<string[]> {
    return this.ids(`run_id = $1 and state = 'proposed'`, [runId]);
  }

  /** Of a run, those that nobody was told of, with their pairs. */
  proposedOf(runId: string): Promise<({ readonly id: string; readonly groupId: string | null } & PairKey)[]> {
    return this.database.query(
      `select id, group_id as "groupId", student_enrolment_id as "studentEnrolmentId", mentor_enrolment_id as "mentorEnrolmentId"
       from matching.proposal where run_id = $1 and state = 'proposed' order by id`,
      [runId],
    );
  }

  /** Of a run, pairs that staff took back by hand before anybody was told: staff give a reason, what an act on the run replaces has none. */
  takenBackOf(runId: string): Promise<PairKey[]> {
    return this.database.query(
      `select student_enrolment_id as "studentEnrolmentId", mentor_enrolment_id as "mentorEnrolmentId"
       from matching.proposal where run_id = $1 and state = 'withdrawn' and sent_at is null and reason is not null order by id`,
      [runId],
    );
  }

  async hasSent(runId: string): Promise<boolean> {
    return (await this.ids('run_id = $1 and sent_at is not null', [runId])).length > 0;
  }

  openOfEnrolment(enrolmentId: string): Promise<OpenProposal[]> {
    return this.openOf('enrolment_id', enrolmentId);
  }

  openOfPerson(personId: string): Promise<OpenProposal[]> {
    return this.openOf('person_id', personId);
  }

  /** With the side on which they stand. */
  private openOf(column: 'enrolment_id' | 'person_id', id: string): Promise<OpenProposal[]> {
    return this.database.query(
      `select id, run_id as "runId", case when student_${column} = $1 then 'student' else 'mentor' end as side
       from matching.proposal where (student_${column} = $1 or mentor_${column} = $1)
         and state in ('proposed', 'sent', 'half_accepted') order by id`,
      [id],
    );
  }

  /** Proposals past their last instant, locked; those that somebody is answering right now are left for the next minute. */
  async lockOverdue(now: Date, limit: number): Promise<Proposal[]> {
    return this.table()
      .createQueryBuilder('p')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where(`p.state in ('sent', 'half_accepted') and p.expires_at <= :now`, { now })
      .orderBy('p.expires_at')
      .addOrderBy('p.id')
      .limit(limit)
      .getMany();
  }

  /**
   * Undecided proposals with a side that has not answered and has had fewer reminders than instants of its origin that went by since it was sent;
   * locked, and left for the next minute when somebody is answering right now.
   */
  async lockUnanswered(
    now: Date,
    sentBefore: { readonly requests: readonly Date[]; readonly others: readonly Date[] },
    limit: number,
  ): Promise<Proposal[]> {
    return this.table()
      .createQueryBuilder('p')
      .setLock('pessimistic_write')
      .setOnLocked('skip_locked')
      .where(`p.state in ('sent', 'half_accepted') and p.expires_at > :now`, { now })
      .andWhere(
        `exists (select 1 from matching.proposal_side s where s.proposal_id = p.id and s.answer = 'none'
           and s.reminders < (select count(*) from unnest(case p.came_from when 'request' then cast(:requests as timestamptz[])
             else cast(:others as timestamptz[]) end) as instant where p.sent_at <= instant))`,
        sentBefore,
      )
      .orderBy('p.sent_at')
      .addOrderBy('p.id')
      .limit(limit)
      .getMany();
  }

  /** The two are not proposed to each other in this programme again; the first reason stays. */
  async bar(proposal: Proposal, why: (typeof BAR_REASONS)[number], at: Date): Promise<void> {
    const { programmeId, mentorPersonId, studentPersonId } = proposal;
    await this.barAll(programmeId, [mentorPersonId], [studentPersonId], why, at);
  }

  /** Every mentor with every student. */
  async barAll(
    programmeId: string,
    mentors: readonly string[],
    students: readonly string[],
    why: (typeof BAR_REASONS)[number],
    at: Date,
  ): Promise<void> {
    await this.database.query(
      `insert into matching.barred_pair (programme_id, mentor_person_id, student_person_id, why, created_at)
       select $1, m.id, s.id, $4, $5 from unnest($2::uuid[]) m (id), unnest($3::uuid[]) s (id) on conflict do nothing`,
      [programmeId, mentors, students, why, at],
    );
  }

  /** The newest accepted proposal of each pair among these persons that has no mentorship yet. */
  async noteMentorship(
    mentorshipId: string,
    mentors: readonly string[],
    students: readonly string[],
    cohortId: string | null,
  ): Promise<void> {
    await this.database.query(
      `update matching.proposal set mentorship_id = $1, version = version + 1
       where not exists (select 1 from matching.proposal where mentorship_id = $1 and student_person_id = any($3::uuid[])) and id in (
         select distinct on (mentor_person_id, student_person_id) id from matching.proposal
         where state = 'accepted' and mentorship_id is null and mentor_person_id = any($2::uuid[]) and student_person_id = any($3::uuid[])
           and ($4::uuid is null or cohort_id = $4)
         order by mentor_person_id, student_person_id, id desc)`,
      [mentorshipId, mentors, students, cohortId],
    );
  }

  async noteEndOfMentorship(mentorshipId: string, endedAt: Date): Promise<void> {
    await this.database.query(
      `update matching.proposal set mentorship_ended_at = $2, version = version + 1
       where mentorship_id = $1 and mentorship_ended_at is null`,
      [mentorshipId, endedAt],
    );
  }

  private async ids(condition: string, parameters: readonly unknown[]): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select id from matching.proposal where ${condition} order by id`,
      parameters,
    );
    return rows.map((row) => row.id);
  }

  private table() {
    return this.database.repository(Proposal);
  }

  private sideTable() {
    return this.database.repository(ProposalSide);
  }
}

const BATCH = 500;
const INSERT = `insert into matching.proposal (id, run_id, cohort_id, programme_id, mentor_enrolment_id, student_enrolment_id,
    mentor_person_id, student_person_id, home_organisation_id, group_id, score, parts, came_from, message, state, created_at)
  select p.id, p."runId", p."cohortId", p."programmeId", p."mentorEnrolmentId", p."studentEnrolmentId",
    p."mentorPersonId", p."studentPersonId", p."homeOrganisationId", p."groupId", p.score, p.parts, p."cameFrom", p.message, 'proposed', p."createdAt"
  from jsonb_to_recordset($1::jsonb) as p (id uuid, "runId" uuid, "cohortId" uuid, "programmeId" uuid, "mentorEnrolmentId" uuid,
    "studentEnrolmentId" uuid, "mentorPersonId" uuid, "studentPersonId" uuid, "homeOrganisationId" uuid, "groupId" uuid, score integer, parts jsonb,
    "cameFrom" text, message text, "createdAt" timestamptz)`;
