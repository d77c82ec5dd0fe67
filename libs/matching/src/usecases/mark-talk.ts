import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { Database, Transactions } from '#platform';
import { Clock, DomainError, isId } from '#platform/kernel';
import type { Mark, TalkRoundState } from '../domain/talk-round.js';
import { MatchingError } from '../errors.js';

interface Seat {
  readonly talkRoundId: string;
  readonly state: TalkRoundState;
  readonly about: string;
}

/** One of the two of a talk says what she thought of the other; as often as she likes until the talks are closed. */
@Injectable()
export class MarkTalk {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** @throws matching.unknown-talk for anybody but the two, and before it is published; matching.talks-are-closed */
  execute({ talkId, mark }: { readonly talkId: string; readonly mark: Mark }, actor: SignedIn): Promise<void> {
    return this.transactions.run(async () => {
      // Shared with others who mark; whoever closes the talks, or erases one of the two, waits for it, or it finds them closed.
      const seat = isId(talkId) ? await this.database.one<Seat>(SEAT, [talkId, actor.personId]) : undefined;
      if (!seat || seat.state === 'draft') throw new DomainError(MatchingError.unknownTalk);
      if (seat.state !== 'published') throw new DomainError(MatchingError.talksAreClosed);
      await this.database.query(
        `insert into matching.preference (talk_round_id, from_person_id, about_person_id, mark, marked_at) values ($1, $2, $3, $4, $5)
         on conflict (talk_round_id, from_person_id, about_person_id) do update set mark = excluded.mark, marked_at = excluded.marked_at`,
        [seat.talkRoundId, actor.personId, seat.about, mark, this.clock.now()],
      );
    });
  }
}

const SEAT = `select r.id as "talkRoundId", r.state, case when se.person_id = $2 then me.person_id else se.person_id end as about
  from matching.talk_seat s join matching.talk_round r on r.id = s.talk_round_id
    join programmes.enrolment se on se.id = s.student_enrolment_id join programmes.enrolment me on me.id = s.mentor_enrolment_id
  where s.id = $1 and (se.person_id = $2 or me.person_id = $2) for share of r, s`;
