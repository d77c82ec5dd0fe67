import { Injectable } from '@nestjs/common';
import { Database, Transactions } from '#platform';
import { Clock, type CohortId, type LocalDate, type LocalisedText, newId, type ProgrammeId } from '#platform/kernel';

export interface Cohort {
  readonly id: CohortId;
  readonly programmeId: ProgrammeId;
  readonly name: LocalisedText;
  readonly programmeName: LocalisedText;
  readonly description: LocalisedText;
  readonly opensOn: LocalDate;
  readonly closesOn: LocalDate;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  /** Students who signed in by a partner university need no screening. */
  readonly approvesSamlStudents: boolean;
  /** How long a proposal may be answered. */
  readonly proposalDays: number;
}

export type NewCohort = Omit<Cohort, 'id' | 'programmeName'>;
export interface NewProgramme {
  readonly name: LocalisedText;
  readonly description: LocalisedText;
  readonly startsOn: LocalDate;
  readonly endsOn: LocalDate;
  readonly partners: readonly {
    readonly organisationId: string;
    readonly role: 'coordinator' | 'part_implementer' | 'partner';
  }[];
}

const SELECT = `select c.id, c.programme_id as "programmeId", c.name, p.name as "programmeName", c.description, c.opens_on as "opensOn",
  c.closes_on as "closesOn", c.starts_on as "startsOn", c.ends_on as "endsOn", c.approves_saml_students as "approvesSamlStudents",
  c.proposal_days as "proposalDays" from programmes.cohort c join programmes.programme p on p.id = c.programme_id`;

/** Programmes and their dated rounds. */
@Injectable()
export class Cohorts {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  get(id: string): Promise<Cohort | undefined> {
    return this.database.one<Cohort>(`${SELECT} where c.id = $1`, [id]);
  }

  byIds(ids: readonly string[]): Promise<Cohort[]> {
    return this.database.query<Cohort>(`${SELECT} where c.id = any($1::uuid[]) order by c.closes_on, c.id`, [ids]);
  }

  /** Cohorts that take applications on a day, Helsinki time. */
  openOn(day: LocalDate): Promise<Cohort[]> {
    return this.database.query<Cohort>(
      `${SELECT} where c.opens_on <= $1 and c.closes_on >= $1 order by c.closes_on, c.id`,
      [day],
    );
  }

  /** Whether a university takes part in a programme. */
  async isPartner(programmeId: string, organisationId: string): Promise<boolean> {
    const rows = await this.database.query(
      'select 1 from programmes.partner where programme_id = $1 and organisation_id = $2',
      [programmeId, organisationId],
    );
    return rows.length > 0;
  }

  addProgramme(programme: NewProgramme): Promise<ProgrammeId> {
    return this.transactions.run(async () => {
      const id = newId<'programme'>(this.clock.nowMs());
      await this.database.query(
        'insert into programmes.programme (id, name, description, starts_on, ends_on) values ($1, $2, $3, $4, $5)',
        [
          id,
          JSON.stringify(programme.name),
          JSON.stringify(programme.description),
          programme.startsOn,
          programme.endsOn,
        ],
      );
      for (const partner of programme.partners) {
        await this.database.query(
          'insert into programmes.partner (programme_id, organisation_id, role) values ($1, $2, $3)',
          [id, partner.organisationId, partner.role],
        );
      }
      return id;
    });
  }

  async addCohort(cohort: NewCohort): Promise<CohortId> {
    const id = newId<'cohort'>(this.clock.nowMs());
    await this.database.query(
      `insert into programmes.cohort (id, programme_id, name, description, opens_on, closes_on, starts_on, ends_on, approves_saml_students, proposal_days)
       values ($1, $2, $3, $4, $5, $6, $7, $8, $9, $10)`,
      [
        id,
        cohort.programmeId,
        JSON.stringify(cohort.name),
        JSON.stringify(cohort.description),
        cohort.opensOn,
        cohort.closesOn,
        cohort.startsOn,
        cohort.endsOn,
        cohort.approvesSamlStudents,
        cohort.proposalDays,
      ],
    );
    return id;
  }
}
