import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { Database } from '#platform';
import {
  DomainError,
  type Language,
  type LocalisedText,
  localise,
  type OrganisationId,
  type PersonId,
} from '#platform/kernel';
import type { myTalk, myTalkRound } from '../api/talks.contract.js';
import { type Mark, timesOf } from '../domain/talk-round.js';
import { MatchingError } from '../errors.js';
import { isThere } from '../persistence/talk-rounds.repository.js';
import { type OtherCard, OtherCards } from './other-cards.js';

export type MyTalkView = z.infer<typeof myTalk>;
export type MyTalkRoundView = z.infer<typeof myTalkRound>;

interface Row {
  readonly id: string;
  readonly roundId: string;
  readonly state: MyTalkRoundView['state'];
  readonly cohort: LocalisedText;
  readonly place: string;
  readonly startsAt: Date;
  readonly minutes: number;
  readonly pauseMinutes: number;
  readonly slot: number;
  readonly table: number;
  readonly role: MyTalkRoundView['role'];
  readonly mark: Mark | null;
  readonly studentPersonId: PersonId;
  readonly mentorPersonId: PersonId;
  readonly homeOrganisationId: OrganisationId | null;
}

/** A person's own timetable at a kick-off: whom she meets when and where, and what she marked herself. The other's mark is the other's. */
@Injectable()
export class MyTalks {
  constructor(
    private readonly database: Database,
    private readonly otherCards: OtherCards,
  ) {}

  /** The newest kick-off first, in it the talks in the order of time. */
  async list(person: PersonId, language: Language): Promise<MyTalkRoundView[]> {
    const rows = await this.database.query<Row>(`${SELECT} order by r.starts_at desc, r.id, s.slot`, [person]);
    const cards = await this.cardsOf(rows, person, language);
    const rounds = new Map(rows.map((row) => [row.roundId, row]));
    return [...rounds.values()].map(({ roundId, state, role, place, cohort }) => {
      const talks = rows.filter((row) => row.roundId === roundId).map((row) => viewOf(row, cards.get(row.id)));
      return { id: roundId, state, role, place, cohort: localise(cohort, language).text, talks };
    });
  }

  /** @throws matching.unknown-talk for anybody but the two */
  async get(person: PersonId, id: string, language: Language): Promise<MyTalkView> {
    const [row] = await this.database.query<Row>(`${SELECT} and s.id = $2`, [person, id]);
    if (!row) throw new DomainError(MatchingError.unknownTalk);
    return viewOf(row, (await this.cardsOf([row], person, language)).get(id));
  }

  /** Once the talks are closed, the name is left: whoever becomes a pair reads the rest there. */
  private cardsOf(rows: readonly Row[], person: PersonId, language: Language) {
    const shown = rows.map((row) => ({ ...row, isShown: row.state === 'published' }));
    return this.otherCards.between(shown, person, language);
  }
}

const SELECT = `select s.id, r.id as "roundId", r.state, c.name as cohort, r.place, r.starts_at as "startsAt", r.minutes,
    r.pause_minutes as "pauseMinutes", s.slot, s.table_number as "table", case when se.person_id = $1 then 'student' else 'mentor' end as role,
    p.mark, se.person_id as "studentPersonId", me.person_id as "mentorPersonId", se.home_organisation_id as "homeOrganisationId"
  from matching.talk_seat s join matching.talk_round r on r.id = s.talk_round_id and r.state in ('published', 'closed')
    join programmes.cohort c on c.id = r.cohort_id
    join programmes.enrolment se on se.id = s.student_enrolment_id and ${isThere('se')}
    join programmes.enrolment me on me.id = s.mentor_enrolment_id and ${isThere('me')}
    left join matching.preference p on p.talk_round_id = r.id and p.from_person_id = $1
      and p.about_person_id = case when se.person_id = $1 then me.person_id else se.person_id end
  where (se.person_id = $1 or me.person_id = $1)`;

function viewOf(row: Row, other: OtherCard | undefined): MyTalkView {
  const { startsAt, endsAt } = timesOf(row.slot, row);
  return {
    id: row.id,
    startsAt: startsAt.toISOString(),
    endsAt: endsAt.toISOString(),
    table: row.table,
    other: {
      displayName: other?.displayName ?? '',
      headline: other?.headline ?? '',
      languages: [...(other?.languages ?? [])],
      topics: [...(other?.topics ?? [])],
      text: other?.text ?? '',
    },
    mark: row.mark,
  };
}
