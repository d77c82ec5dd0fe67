import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, type PersonId } from '#platform/kernel';
import type { Member } from '../domain/member.js';
import { MentorshipError } from '../errors.js';
import { Mentorship } from './mentorship.record.js';

export type NewMentorship = Pick<
  Mentorship,
  'id' | 'cohortId' | 'programmeId' | 'proposalId' | 'groupId' | 'agreedAt' | 'endsOn'
>;

@Injectable()
export class MentorshipsRepository {
  constructor(private readonly database: Database) {}

  /** Adds an agreed one with its members; undefined when the proposal has led to one before. */
  async add(mentorship: NewMentorship, members: readonly Member[]): Promise<Mentorship | undefined> {
    const { id, cohortId, programmeId, proposalId, groupId, agreedAt, endsOn } = mentorship;
    const added = await this.database.query(
      `insert into mentorship.mentorship (id, cohort_id, programme_id, proposal_id, state, agreed_at, ends_on, group_id)
       values ($1, $2, $3, $4, 'agreed', $5, $6, $7) on conflict (proposal_id) do nothing returning id`,
      [id, cohortId, programmeId, proposalId, agreedAt, endsOn, groupId],
    );
    if (added.length === 0) return undefined;
    for (const member of members) await this.join(id, member);
    return this.lock(id);
  }

  /** False for somebody who is a member; whoever has left may come again. */
  async join(id: string, { personId, role, enrolmentId, homeOrganisationId }: Member): Promise<boolean> {
    const joined = await this.database.query(
      `insert into mentorship.member (mentorship_id, person_id, role, enrolment_id, home_organisation_id) values ($1, $2, $3, $4, $5)
       on conflict (mentorship_id, person_id) do update set left_at = null, enrolment_id = excluded.enrolment_id
         where member.left_at is not null returning person_id`,
      [id, personId, role, enrolmentId, homeOrganisationId],
    );
    return joined.length > 0;
  }

  async leave(id: string, person: PersonId, at: Date): Promise<void> {
    await this.database.query(
      'update mentorship.member set left_at = $3 where mentorship_id = $1 and person_id = $2 and left_at is null',
      [id, person, at],
    );
  }

  /** The mentorship that a group has now. */
  async liveOfGroup(groupId: string): Promise<string | undefined> {
    const row = await this.database.one<{ id: string }>(
      `select id from mentorship.mentorship where group_id = $1 and state not in ('completed', 'ended_early')`,
      [groupId],
    );
    return row?.id;
  }

  /** The row, locked until the transaction ends. @throws mentorship.unknown-mentorship */
  async lock(id: string): Promise<Mentorship> {
    const found = await this.table()
      .createQueryBuilder('m')
      .setLock('pessimistic_write')
      .where('m.id = :id', { id })
      .getOne();
    if (!found) throw new DomainError(MentorshipError.unknownMentorship);
    return found;
  }

  /** A stranger's is as unknown as one that does not exist. @throws mentorship.unknown-mentorship */
  async requireMember(id: string, person: PersonId): Promise<void> {
    const member = await this.database.one(
      'select 1 from mentorship.member where mentorship_id = $1 and person_id = $2 and left_at is null',
      [id, person],
    );
    if (!member) throw new DomainError(MentorshipError.unknownMentorship);
  }

  async get(id: string): Promise<Mentorship> {
    return this.table().findOneByOrFail({ id: id as Mentorship['id'] });
  }

  save(mentorship: Mentorship): Promise<Mentorship> {
    return this.table().save(mentorship);
  }

  /** Without those who have left. */
  membersOf(id: string): Promise<Member[]> {
    return this.database.query(
      `select person_id as "personId", role, enrolment_id as "enrolmentId", home_organisation_id as "homeOrganisationId"
       from mentorship.member where mentorship_id = $1 and left_at is null order by role, person_id`,
      [id],
    );
  }

  /** Mentorships with an end ahead of them in which an enrolment takes part. */
  async liveOf(enrolmentId: string): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      `select m.id from mentorship.mentorship m join mentorship.member x on x.mentorship_id = m.id
       where x.enrolment_id = $1 and x.left_at is null and m.state not in ('completed', 'ended_early') order by m.id`,
      [enrolmentId],
    );
    return rows.map((row) => row.id);
  }

  /**
   * Lets one transaction at a time begin or end mentorships of these enrolments: whether a mentor has another pair decides whether she is
   * matched. In one order, so that two do not wait for each other.
   */
  async lockEnrolments(ids: readonly string[]): Promise<void> {
    for (const id of [...new Set(ids)].sort()) {
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [`mentorships of ${id}`]);
    }
  }

  private table() {
    return this.database.repository(Mentorship);
  }
}
