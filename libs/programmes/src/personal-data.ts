import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';

@Injectable()
export class ProgrammesPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'programmes';
  readonly tables = ['programmes.enrolment', 'programmes.participant'];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    const rows = (table: string) =>
      this.database.query(`select * from programmes.${table} where person_id = $1`, [person]);
    const mentorGroups = await this.database.query(
      `select g.id, g.cohort_id, g.kind, m.leads, g.created_at, m.ended_at from programmes.mentor_group_member m
       join programmes.mentor_group g on g.id = m.group_id join programmes.enrolment e on e.id = m.enrolment_id
       where e.person_id = $1 order by g.id`,
      [person],
    );
    return { enrolments: await rows('enrolment'), participations: await rows('participant'), mentorGroups };
  }

  /** States stay with the tombstone so that figures stay; what staff wrote goes, and so does what she offered. */
  async erase(person: PersonId): Promise<void> {
    await this.database.query(
      `update programmes.enrolment set reason = null, group_least = null, group_most = null, version = version + 1
       where person_id = $1`,
      [person],
    );
  }
}
