import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inLanguageOf, localisedSql, reaches, requireScope, type SignedIn, scopeCondition, scopeFor } from '#identity';
import { Database } from '#platform';
import { DomainError, isId, type ProgrammeId } from '#platform/kernel';
import type { deskRun, runnableCohort } from '../api/desk.contract.js';
import { LIVE_RUN_STATES } from '../domain/match-run.js';
import { MatchingError } from '../errors.js';

export type DeskRunView = z.infer<typeof deskRun>;
export type RunnableCohortView = z.infer<typeof runnableCohort>;

/** Runs on a page of the list. */
const PAGE = 50;

type Row = Omit<DeskRunView, 'createdAt' | 'finishedAt' | 'offers' | 'result'> & {
  readonly programmeId: ProgrammeId;
  readonly createdAt: Date;
  readonly finishedAt: Date | null;
  readonly unsent: number;
  readonly sent: number;
  readonly acts: number;
  readonly hash: string | null;
  readonly met: number[];
  readonly coverStudents: number;
  readonly coverPlaces: number;
  readonly brokenLocks: number;
  readonly groups: number;
  readonly timings: Record<string, number>;
  readonly fairShare: NonNullable<DeskRunView['result']>['fairShare'];
};

/** Match runs as the desk lists and opens them: figures, no persons. */
@Injectable()
export class DeskRuns {
  constructor(private readonly database: Database) {}

  /** The newest first; `after` is the id that ended the page before. */
  async list(
    actor: SignedIn,
    { cohort, after }: { readonly cohort?: string | undefined; readonly after?: string | undefined },
  ): Promise<{ items: DeskRunView[]; next: string | null }> {
    const values = [cohort ?? null, after ?? null];
    const condition = '($1::uuid is null or r.cohort_id = $1) and ($2::uuid is null or r.id < $2)';
    const rows = await this.rows(actor, condition, values, PAGE + 1);
    const items = rows.slice(0, PAGE).map((row) => viewOf(row, actor));
    return { items, next: rows.length > PAGE ? (items.at(-1)?.id ?? null) : null };
  }

  /** @throws matching.unknown-run, also out of scope */
  async get(actor: SignedIn, id: string): Promise<DeskRunView> {
    const [row] = isId(id) ? await this.rows(actor, 'r.id = $1', [id], 1) : [];
    if (!row) throw new DomainError(MatchingError.unknownRun);
    return viewOf(row, actor);
  }

  /** Cohorts in which a run could be started, with who waits there now. */
  async cohorts(actor: SignedIn): Promise<RunnableCohortView[]> {
    const scope = requireScope(actor, 'matching.start-runs');
    const parameters: unknown[] = [LIVE_RUN_STATES];
    const reached = scopeCondition(scope, { organisation: null, programme: 'c.programme_id' }, parameters);
    const rows = await this.database.query<RunnableCohortView & { programmeId: ProgrammeId }>(
      inLanguageOf(
        scope,
        `select c.id, ${localisedSql('c.name')} as name, ${localisedSql('p.name')} as programme, c.programme_id as "programmeId",
         (select count(*)::int from programmes.enrolment e join identity.person i on i.id = e.person_id and i.state = 'active'
           where e.cohort_id = c.id and e.role = 'student' and e.state in ('approved', 'confirmed')
             and not exists (select 1 from programmes.seat_hold h where h.student_enrolment_id = e.id and h.state = 'held')) as students,
         coalesce(m.mentors, 0)::int as mentors, coalesce(m.seats, 0)::int as seats,
         (select r.id from matching.match_run r where r.cohort_id = c.id and not r.dry and r.state = any($1)) as "liveRunId",
         (select t.id from matching.talk_round t where t.cohort_id = c.id and t.state = 'closed' order by t.closed_at desc, t.id desc limit 1) as "closedTalksId",
         ${PARTNERS} as partners
       from programmes.cohort c join programmes.programme p on p.id = c.programme_id
       left join lateral (
         select count(*) as mentors, sum(free) as seats from (
           select t.seats - (select count(*) from programmes.seat_hold h where h.mentor_enrolment_id = e.id and h.state = 'held') as free
           from programmes.enrolment e join identity.person i on i.id = e.person_id and i.state = 'active'
           join programmes.mentor_seats t on t.enrolment_id = e.id
           where e.cohort_id = c.id and e.role = 'mentor' and e.state in ('approved', 'confirmed', 'matched')) f where free > 0) m on true
       where ${reached} order by c.starts_on desc, c.id`,
      ),
      parameters,
    );
    return rows
      .filter((row) => reaches(scope, { organisationId: null, programmeId: row.programmeId }))
      .map(({ programmeId: _, ...row }) => row);
  }

  private rows(actor: SignedIn, condition: string, values: readonly unknown[], limit: number): Promise<Row[]> {
    const scope = requireScope(actor, 'matching.list-runs');
    const parameters: unknown[] = [...values];
    const reached = scopeCondition(scope, { organisation: null, programme: 'r.programme_id' }, parameters);
    return this.database.query<Row>(
      inLanguageOf(scope, `${SELECT} where ${condition} and ${reached} order by r.id desc limit ${limit}`),
      parameters,
    );
  }
}

/** Universities that take part, with the amounts of the last run that was asked to share by money. */
const PARTNERS = `coalesce((
  select jsonb_agg(jsonb_build_object('organisationId', o.id, 'name', ${localisedSql('o.name')}, 'amount', (
    select (s->>'share')::int from jsonb_array_elements(last.shares) s where s->>'organisationId' = o.id::text)) order by ${localisedSql('o.name')}, o.id)
  from programmes.partner t join identity.organisation o on o.id = t.organisation_id and o.kind = 'university'
  left join lateral (
    select r.settings->'fairShare'->'shares' as shares from matching.match_run r
    where r.cohort_id = c.id and r.settings->'fairShare'->>'by' = 'money' order by r.id desc limit 1) last on true
  where t.programme_id = c.programme_id), '[]')`;

const SELECT = `select r.id, r.cohort_id as "cohortId", r.programme_id as "programmeId", ${localisedSql('c.name')} as cohort,
    r.state, r.stage, r.progress, r.because, r.dry, r.settings, r.students, r.mentors, r.seats, r.matched, r.score, r.failure, r.revision,
    r.created_at as "createdAt", r.finished_at as "finishedAt",
    (select count(*)::int from matching.proposal p where p.run_id = r.id and p.state = 'proposed') as unsent,
    (select count(*)::int from matching.proposal p where p.run_id = r.id and p.sent_at is not null) as sent,
    (select count(*)::int from matching.run_act a where a.run_id = r.id and a.undone_at is null) as acts,
    x.result_hash as hash, x.met, x.cover_students as "coverStudents", x.cover_places as "coverPlaces",
    coalesce(jsonb_array_length(x.broken_locks), 0) as "brokenLocks", x.timings,
    coalesce(jsonb_array_length(x.groups->'outcomes'), 0) as groups,
    case when x.fair_share is not null then jsonb_build_object('cost', x.fair_share->'cost', 'floors', (
      select coalesce(jsonb_agg(jsonb_build_object('name', ${localisedSql('o.name')}, 'students', f->'students', 'matched', f->'matched') order by o.id), '[]')
      from jsonb_array_elements(x.fair_share->'floors') f join identity.organisation o on o.id = (f->>'organisationId')::uuid)) end as "fairShare"
  from matching.match_run r join programmes.cohort c on c.id = r.cohort_id left join matching.run_result x on x.run_id = r.id`;

function viewOf(row: Row, actor: SignedIn): DeskRunView {
  const {
    programmeId,
    unsent,
    sent,
    acts,
    hash,
    met,
    coverStudents,
    coverPlaces,
    brokenLocks,
    groups,
    timings,
    fairShare,
    ...run
  } = row;
  const wholeProgramme = reachesWhole(actor, 'matching.start-runs', programmeId);
  const changeable = run.state === 'done' && sent === 0 && hash !== null && wholeProgramme;
  const offers = [
    ...(wholeProgramme && LIVE_RUN_STATES.includes(run.state) ? (['cancel'] as const) : []),
    ...(run.state === 'done' && !run.dry && unsent > 0 && scopeFor(actor, 'matching.publish-proposals')
      ? (['publish'] as const)
      : []),
    ...(changeable && run.dry && run.matched > 0 ? (['adopt'] as const) : []),
    ...(changeable ? (['change'] as const) : []),
    ...(changeable && acts > 0 ? (['undo'] as const) : []),
  ];
  return {
    ...run,
    createdAt: run.createdAt.toISOString(),
    finishedAt: run.finishedAt?.toISOString() ?? null,
    offers,
    result:
      hash === null
        ? null
        : {
            met,
            cover: { students: coverStudents, places: coverPlaces },
            brokenLocks,
            groups,
            fairShare,
            hash,
            milliseconds: timings,
          },
  };
}

function reachesWhole(actor: SignedIn, permission: 'matching.start-runs', programmeId: ProgrammeId): boolean {
  const scope = scopeFor(actor, permission);
  return scope !== undefined && reaches(scope, { organisationId: null, programmeId });
}
