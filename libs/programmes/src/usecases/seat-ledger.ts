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
    return this.transactions.run(async () => {
      const mentor = await this.database.one<{ capacity: number; state: string }>(
        'select capacity, state from programmes.enrolment where id = $1 for update',
        [seat.mentorEnrolmentId],
      );
      if (!mentor || (await this.taken(seat.mentorEnrolmentId)) >= mentor.capacity)
        throw new DomainError(ProgrammesError.noFreeSeat);
      const held = await this.database.query(
        `insert into programmes.seat_hold (id, mentor_enrolment_id, student_enrolment_id, holder_kind, holder_id, state, created_at)
         values ($1, $2, $3, 'proposal', $4, 'held', $5) on conflict do nothing returning id`,
        [newId(this.clock.nowMs()), seat.mentorEnrolmentId, seat.studentEnrolmentId, proposalId, this.clock.now()],
      );
      if (held.length === 0) throw new DomainError(ProgrammesError.noFreeSeat);
    });
  }

  /** The mentorship that came of a proposal takes its seat over. False when there is nothing to take (done before, or released). */
  async takeOver(proposalId: string, mentorshipId: string): Promise<boolean> {
    const rows = await this.database.query(
      `update programmes.seat_hold set holder_kind = 'mentorship', holder_id = $2 where holder_kind = 'proposal' and holder_id = $1 and state = 'held' returning id`,
      [proposalId, mentorshipId],
    );
    return rows.length > 0;
  }

  /** Gives back what a proposal or mentorship holds. Doing it twice is doing it once. */
  async release(holderId: string): Promise<void> {
    await this.database.query(
      `update programmes.seat_hold set state = 'released', released_at = $2 where holder_id = $1 and state = 'held'`,
      [holderId, this.clock.now()],
    );
  }
}
