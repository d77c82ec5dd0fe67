import { Injectable } from '@nestjs/common';
import type { z } from 'zod';
import { inLanguageOf, localisedSql, reaches, type Scope, scopeCondition } from '#identity';
import { AccessLog, Database } from '#platform';
import {
  Clock,
  type CohortId,
  DomainError,
  isId,
  localDate,
  type OrganisationId,
  type PersonId,
  type ProgrammeId,
} from '#platform/kernel';
import { Cohorts } from '#programmes';
import type { withoutPair } from '../api/substitutes.contract.js';
import { MatchingError } from '../errors.js';

export type WithoutPairView = z.infer<typeof withoutPair>;

/** People on a list. */
const MOST = 50;

/** Somebody of a round whom staff reach. */
export interface RoundPerson {
  readonly id: string;
  readonly personId: PersonId;
  readonly role: 'student' | 'mentor';
  readonly name: string;
  readonly place: string;
  readonly homeOrganisationId: OrganisationId | null;
  readonly cohortId: CohortId;
  readonly programmeId: ProgrammeId;
  readonly pairEndedAt: Date | null;
  readonly freeSeats: number;
}

/** Who waits in a round without a pair, as far as a scope reaches; mentors in a group take nobody alone. Every reading is one entry in the log of access. */
@Injectable()
export class WithoutPair {
  constructor(
    private readonly cohorts: Cohorts,
    private readonly accessLog: AccessLog,
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** The rounds to choose from: those that are not over. */
  rounds(scope: Scope): Promise<{ id: string; name: string; programme: string }[]> {
    const parameters: unknown[] = [localDate(this.clock.now())];
    const reached = scopeCondition(scope, { organisation: null, programme: 'c.programme_id' }, parameters);
    return this.database.query(
      inLanguageOf(
        scope,
        `select c.id, ${localisedSql('c.name')} as name, ${localisedSql('p.name')} as programme
         from programmes.cohort c join programmes.programme p on p.id = c.programme_id
         where c.ends_on >= $1 and ${reached} order by c.starts_on desc, c.id`,
      ),
      parameters,
    );
  }

  /** @throws matching.unknown-cohort out of scope */
  async list(
    scope: Scope,
    cohortId: string,
    { role = 'student', q = '' }: { readonly role?: RoundPerson['role'] | undefined; readonly q?: string | undefined },
  ): Promise<{ items: WithoutPairView[]; total: number }> {
    const cohort = isId(cohortId) ? await this.cohorts.get(cohortId) : undefined;
    if (!cohort || !reaches(scope, { programmeId: cohort.programmeId }))
      throw new DomainError(MatchingError.unknownCohort);
    const condition = `e.cohort_id = $1 and e.role = $2 and i.state = 'active' and ${FREE} and ($3 = '' or i.display_name ilike '%' || $3 || '%')`;
    const values = [cohort.id, role, q.replaceAll(/[\\%_]/g, '\\$&')];
    const rows = await this.rows(scope, condition, values);
    return { items: rows.slice(0, MOST).map(viewOf), total: rows[0]?.total ?? 0 };
  }

  /** Some people of a round by their enrolments, fifty at most; whom the scope does not reach is left out. */
  async byIds(scope: Scope, ids: readonly string[]): Promise<ReadonlyMap<string, RoundPerson>> {
    const rows = await this.rows(scope, 'e.id = any($1::uuid[])', [ids.filter(isId)]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  private async rows(
    scope: Scope,
    condition: string,
    values: readonly unknown[],
  ): Promise<(RoundPerson & { total: number })[]> {
    const parameters: unknown[] = [...values];
    const columns = {
      organisation: 'e.home_organisation_id',
      organisationIsOptional: true,
      programme: 'c.programme_id',
    };
    const reached = scopeCondition(scope, columns, parameters);
    const rows = await this.database.query<RoundPerson & { total: number }>(
      inLanguageOf(
        scope,
        `${SELECT} where ${condition} and ${reached} order by "pairEndedAt" desc nulls last, e.id limit ${MOST}`,
      ),
      parameters,
    );
    if (rows.length > 0) {
      await this.accessLog.record({
        reader: scope.reader,
        permission: scope.permission,
        resource: 'matching.without-pair',
        personIds: [...new Set(rows.map((row) => row.personId))],
      });
    }
    return rows;
  }
}

export function viewOf({ id, name, place, role, pairEndedAt, freeSeats }: RoundPerson): WithoutPairView {
  return { id, name, place, role, freeSeats, pairEndedAt: pairEndedAt?.toISOString() ?? null };
}

const TAKEN = `(select count(*)::int from programmes.seat_hold h where h.mentor_enrolment_id = e.id and h.state = 'held')`;
const FREE = `case e.role
  when 'student' then e.state in ('approved', 'confirmed')
    and not exists (select 1 from programmes.seat_hold h where h.student_enrolment_id = e.id and h.state = 'held')
  else e.state in ('approved', 'confirmed', 'matched') and t.group_id is null and t.seats > ${TAKEN} end`;
const SELECT = `select count(*) over ()::int as total, e.id, e.person_id as "personId", e.role, i.display_name as name,
    coalesce(${localisedSql('o.name')}, m.company, '') as place, e.home_organisation_id as "homeOrganisationId",
    c.id as "cohortId", c.programme_id as "programmeId", greatest(0, coalesce(t.seats, 0) - ${TAKEN}) as "freeSeats",
    (select max(p.mentorship_ended_at) from matching.proposal p
      where e.id in (p.student_enrolment_id, p.mentor_enrolment_id)) as "pairEndedAt"
  from programmes.enrolment e join programmes.cohort c on c.id = e.cohort_id join identity.person i on i.id = e.person_id
    left join identity.organisation o on o.id = e.home_organisation_id
    left join programmes.mentor_seats t on t.enrolment_id = e.id
    left join profiles.mentor_profile m on m.person_id = e.person_id and e.role = 'mentor'`;
