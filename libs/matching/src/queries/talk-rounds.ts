import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inLanguageOf, localisedSql, reaches, requireScope, type SignedIn, scopeCondition, scopeFor } from '#identity';
import { Database } from '#platform';
import { DomainError, isId, type ProgrammeId, wallClock } from '#platform/kernel';
import type { talkRound } from '../api/talks.contract.js';
import { talkActsIn, timesOf } from '../domain/talk-round.js';
import { MatchingError } from '../errors.js';

export type TalkRoundView = z.infer<typeof talkRound>;

type Row = Omit<TalkRoundView, 'day' | 'time' | 'startsAt' | 'endsAt' | 'offers'> & {
  readonly programmeId: ProgrammeId;
  readonly startsAt: Date;
};

/** Rounds of talks as the desk lists and opens them: figures only. What somebody marked is hers; counts of all are told. */
@Injectable()
export class TalkRounds {
  constructor(private readonly database: Database) {}

  /** The newest first, without drafts that were thrown away. */
  async list(actor: SignedIn, cohortId: string | undefined): Promise<TalkRoundView[]> {
    const rows = await this.rows(actor, `r.state <> 'dropped' and ($1::uuid is null or r.cohort_id = $1)`, [
      cohortId ?? null,
    ]);
    return rows.map((row) => viewOf(row, actor));
  }

  /** @throws matching.unknown-talk-round, also out of scope */
  async get(actor: SignedIn, id: string): Promise<TalkRoundView> {
    const [row] = isId(id) ? await this.rows(actor, 'r.id = $1', [id]) : [];
    if (!row) throw new DomainError(MatchingError.unknownTalkRound);
    return viewOf(row, actor);
  }

  private rows(actor: SignedIn, condition: string, values: readonly unknown[]): Promise<Row[]> {
    const scope = requireScope(actor, 'matching.list-runs');
    const parameters: unknown[] = [...values];
    const reached = scopeCondition(scope, { organisation: null, programme: 'r.programme_id' }, parameters);
    return this.database.query<Row>(
      inLanguageOf(scope, `${SELECT} where ${condition} and ${reached} order by r.id desc limit ${MOST}`),
      parameters,
    );
  }
}

const MOST = 100;

/** A person's talks are those of her enrolment; each of the two marks the other. */
const SELECT = `select r.id, r.cohort_id as "cohortId", r.programme_id as "programmeId", ${localisedSql('c.name')} as cohort, r.state, r.version,
    r.starts_at as "startsAt", r.minutes, r.pause_minutes as "pauseMinutes", r.talks_per_student as "talksPerStudent",
    r.talks_per_mentor as "talksPerMentor", r.tables, r.place, r.students, r.mentors, r.slots,
    coalesce(t.talks, 0)::int as talks, coalesce(t.students, 0)::int as "studentsWithTalk", coalesce(t.mentors, 0)::int as "mentorsWithTalk",
    coalesce(t.tables, 0)::int as "tablesInUse",
    jsonb_build_object('liked', case when r.state = 'closed' then coalesce(m.liked, 0) end, 'mutual', case when r.state = 'closed' then coalesce(m.mutual, 0) end,
      'marked', coalesce(m.marked, 0)) as marks
  from matching.talk_round r join programmes.cohort c on c.id = r.cohort_id
  left join lateral (
    select count(*) as talks, count(distinct s.student_enrolment_id) as students, count(distinct s.mentor_enrolment_id) as mentors,
      max(s.table_number) as tables
    from matching.talk_seat s where s.talk_round_id = r.id) t on true
  left join lateral (
    select count(*) as marked, count(*) filter (where p.mark = 'like') as liked,
      count(*) filter (where p.mark = 'like' and q.mark = 'like' and p.from_person_id < q.from_person_id) as mutual
    from matching.preference p left join matching.preference q on q.talk_round_id = p.talk_round_id
      and q.from_person_id = p.about_person_id and q.about_person_id = p.from_person_id
    where p.talk_round_id = r.id) m on true`;

function viewOf({ programmeId, startsAt, ...row }: Row, actor: SignedIn): TalkRoundView {
  const scope = scopeFor(actor, 'matching.start-runs');
  const mayChange = scope !== undefined && reaches(scope, { organisationId: null, programmeId });
  const last = timesOf(Math.max(0, row.slots - 1), { ...row, startsAt });
  const { date, hour, minute } = wallClock(startsAt);
  return {
    ...row,
    day: date,
    time: `${String(hour).padStart(2, '0')}:${String(minute).padStart(2, '0')}`,
    startsAt: startsAt.toISOString(),
    endsAt: last.endsAt.toISOString(),
    offers: mayChange ? talkActsIn(row.state) : [],
  };
}
