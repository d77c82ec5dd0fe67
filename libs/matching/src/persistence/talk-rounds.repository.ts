import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { DomainError, type PersonId } from '#platform/kernel';
import type { PlannedTalk } from '../domain/talk-tables.js';
import { MatchingError } from '../errors.js';
import { TalkRound } from './talk-round.record.js';

/** The talks of one person, in the order of time. */
export interface SeatsOfPerson {
  readonly personId: PersonId;
  readonly seats: readonly { readonly slot: number; readonly table: number }[];
}

@Injectable()
export class TalkRoundsRepository {
  constructor(private readonly database: Database) {}

  create(fields: Omit<TalkRound, 'version'>): TalkRound {
    return this.table().create(fields);
  }

  save(round: TalkRound): Promise<TalkRound> {
    return this.table().save(round);
  }

  find(id: string): Promise<TalkRound | null> {
    return this.table().createQueryBuilder('r').where('r.id = :id', { id }).getOne();
  }

  /** The row, locked until the transaction ends. @throws matching.unknown-talk-round */
  async lock(id: string): Promise<TalkRound> {
    const query = this.table().createQueryBuilder('r').setLock('pessimistic_write').where('r.id = :id', { id });
    const found = await query.getOne();
    if (!found) throw new DomainError(MatchingError.unknownTalkRound);
    return found;
  }

  async hasLive(cohortId: string): Promise<boolean> {
    const row = await this.database.one(
      `select 1 from matching.talk_round where cohort_id = $1 and state in ('draft', 'published')`,
      [cohortId],
    );
    return row !== undefined;
  }

  /** Another timetable is another version, also where all figures of the round stay the same. */
  async replaceSeats(id: string, talks: readonly PlannedTalk[], makeId: () => string = () => ''): Promise<void> {
    await this.database.query('update matching.talk_round set version = version + 1 where id = $1', [id]);
    await this.database.query('delete from matching.talk_seat where talk_round_id = $1', [id]);
    await this.database.query(
      `insert into matching.talk_seat (id, talk_round_id, slot, table_number, mentor_enrolment_id, student_enrolment_id)
       select t.id, $1, t.slot, t.table, t."mentorEnrolmentId", t."studentEnrolmentId"
       from jsonb_to_recordset($2::jsonb)
         as t (id uuid, slot integer, "table" integer, "mentorEnrolmentId" uuid, "studentEnrolmentId" uuid)`,
      [id, JSON.stringify(talks.map((talk) => ({ id: makeId(), ...talk })))],
    );
  }

  /** Whoever has left the cohort since the plan was made talks with nobody. */
  async dropSeatsOfLeavers(id: string): Promise<void> {
    await this.database.query(
      `delete from matching.talk_seat s using programmes.enrolment e
       where s.talk_round_id = $1 and e.id in (s.mentor_enrolment_id, s.student_enrolment_id) and not ${isThere('e')}`,
      [id],
    );
  }

  seatsByPerson(id: string): Promise<SeatsOfPerson[]> {
    return this.database.query(
      `select e.person_id as "personId",
         jsonb_agg(jsonb_build_object('slot', s.slot, 'table', s.table_number) order by s.slot) as seats
       from matching.talk_seat s join programmes.enrolment e on e.id in (s.mentor_enrolment_id, s.student_enrolment_id)
       where s.talk_round_id = $1 group by e.person_id order by e.person_id`,
      [id],
    );
  }

  private table() {
    return this.database.repository(TalkRound);
  }
}

/** An enrolment whose person takes part still, as SQL. */
export function isThere(enrolment: string): string {
  return `(${enrolment}.state in ('approved', 'confirmed', 'matched')
    and exists (select 1 from identity.person where id = ${enrolment}.person_id and state = 'active'))`;
}
