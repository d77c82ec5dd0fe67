import { Injectable } from '@nestjs/common';
import { Database, Transactions } from '#platform';
import { Clock, DomainError, newId } from '#platform/kernel';
import { ProgrammesError } from '../errors.js';

export interface Seat {
  readonly mentorEnrolmentId: string;
  readonly studentEnrolmentId: string;
}

/**
 * Who holds which of a mentor's seats. It changes under a row lock on the mentor's enrolment: matching reserves, mentorship takes over and
 * releases, all through this one door, so that a capacity holds whatever runs at the same time.
 */
@Injectable()
export class SeatLedger {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Seats of a mentor that are promised or taken. */
  async taken(mentorEnrolmentId: string): Promise<number> {
    const row = await this.database.one<{ taken: number }>(
      `select count(*)::int as taken from programmes.seat_hold where mentor_enrolment_id = $1 and state = 'held'`,
      [mentorEnrolmentId],
    );
    return row?.taken ?? 0;
  }

  /** Reserves a seat for a proposal. @throws programmes.no-free-seat when the mentor is full, or the student holds a seat elsewhere */
  reserve(seat: Seat, proposalId: string): Promise<void> {
    return this.reserveAll([{ ...seat, proposalId }]);
  }

  /** All of them or none: a run of thousands of pairs in few statements. @throws programmes.no-free-seat as soon as one cannot be had */
  reserveAll(seats: readonly (Seat & { readonly proposalId: string })[]): Promise<void> {
    return this.transactions.run(async () => {
      const mentors = [...new Set(seats.map((seat) => seat.mentorEnrolmentId))];
      // In one order for all, so that two who lock many never wait in a circle.
      await this.database.query('select id from programmes.enrolment where id = any($1) order by id for update', [
        mentors,
      ]);
      const nowMs = this.clock.nowMs();
      const rows = seats.map(({ mentorEnrolmentId, studentEnrolmentId, proposalId }) => ({
        id: newId(nowMs),
        mentorEnrolmentId,
        studentEnrolmentId,
        proposalId,
      }));
      const held = await this.database.query(
        `insert into programmes.seat_hold (id, mentor_enrolment_id, student_enrolment_id, holder_kind, holder_id, state, created_at)
         select s.id, s."mentorEnrolmentId", s."studentEnrolmentId", 'proposal', s."proposalId", 'held', $2
         from jsonb_to_recordset($1::jsonb) as s (id uuid, "mentorEnrolmentId" uuid, "studentEnrolmentId" uuid, "proposalId" uuid)
         on conflict do nothing returning id`,
        [JSON.stringify(rows), this.clock.now()],
      );
      if (held.length < seats.length || (await this.overfull(mentors)))
        throw new DomainError(ProgrammesError.noFreeSeat);
    });
  }

  private async overfull(mentorEnrolmentIds: readonly string[]): Promise<boolean> {
    const rows = await this.database.query(
      `select s.enrolment_id from programmes.mentor_seats s join programmes.seat_hold h on h.mentor_enrolment_id = s.enrolment_id and h.state = 'held'
       where s.enrolment_id = any($1) group by s.enrolment_id, s.seats having count(*) > s.seats limit 1`,
      [mentorEnrolmentIds],
    );
    return rows.length > 0;
  }

  /** The mentorship that came of a proposal takes its seat over. False when there is nothing to take (done before, or released). */
  async takeOver(proposalId: string, mentorshipId: string): Promise<boolean> {
    const rows = await this.database.query(
      `update programmes.seat_hold set holder_kind = 'mentorship', holder_id = $2 where holder_kind = 'proposal' and holder_id = $1 and state = 'held' returning id`,
      [proposalId, mentorshipId],
    );
    return rows.length > 0;
  }

  /** Gives back the seat of one student in a mentorship that goes on with others. */
  async releaseOf(holderId: string, studentEnrolmentId: string): Promise<void> {
    await this.database.query(
      `update programmes.seat_hold set state = 'released', released_at = $3
       where holder_id = $1 and student_enrolment_id = $2 and state = 'held'`,
      [holderId, studentEnrolmentId, this.clock.now()],
    );
  }

  /** Gives back what a proposal or mentorship holds. Doing it twice is doing it once. */
  async release(holderId: string): Promise<void> {
    await this.database.query(
      `update programmes.seat_hold set state = 'released', released_at = $2 where holder_id = $1 and state = 'held'`,
      [holderId, this.clock.now()],
    );
  }
}
