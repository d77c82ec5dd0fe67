import { Injectable } from '@nestjs/common';
import { inLanguageOf, localisedSql, type Scope, scopeCondition } from '#identity';
import { AccessLog, Database } from '#platform';
import type { PersonId } from '#platform/kernel';

/** Somebody whom a run read, as staff see her. */
export interface RunPerson {
  readonly enrolmentId: string;
  readonly personId: PersonId;
  readonly role: 'student' | 'mentor';
  readonly name: string;
  /** A student's university, a mentor's company. */
  readonly place: string;
  readonly organisationId: string | null;
}

/**
 * The people of a run whom a scope reaches: students through their home organisation, mentors in the programme. Every reading is one entry
 * in the log of access.
 */
@Injectable()
export class RunPeople {
  constructor(
    private readonly database: Database,
    private readonly accessLog: AccessLog,
  ) {}

  /** All of them, or those of some enrolments, by enrolment id. */
  async of(scope: Scope, runId: string, enrolmentIds?: readonly string[]): Promise<ReadonlyMap<string, RunPerson>> {
    const parameters: unknown[] = [runId, enrolmentIds ?? null];
    const columns = {
      organisation: 'i.home_organisation_id',
      organisationIsOptional: true,
      programme: 'r.programme_id',
    };
    const reached = scopeCondition(scope, columns, parameters);
    const rows = await this.database.query<RunPerson>(
      inLanguageOf(
        scope,
        `select i.enrolment_id as "enrolmentId", i.person_id as "personId", i.role, p.display_name as name,
           i.home_organisation_id as "organisationId", coalesce(${localisedSql('o.name')}, m.company, '') as place
         from matching.run_person i join matching.match_run r on r.id = i.run_id join identity.person p on p.id = i.person_id
         left join identity.organisation o on o.id = i.home_organisation_id
         left join profiles.mentor_profile m on m.person_id = i.person_id and i.role = 'mentor'
         where i.run_id = $1 and ($2::uuid[] is null or i.enrolment_id = any($2)) and ${reached}`,
      ),
      parameters,
    );
    if (rows.length > 0) {
      await this.accessLog.record({
        reader: scope.reader,
        permission: scope.permission,
        resource: 'matching.run',
        personIds: [...new Set(rows.map((row) => row.personId))],
      });
    }
    return new Map(rows.map((row) => [row.enrolmentId, row]));
  }
}
