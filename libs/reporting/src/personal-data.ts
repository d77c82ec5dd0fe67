import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';

/** The projection carries person ids only; after an erasure they are tombstones, so figures stay and nothing leads back. */
@Injectable()
export class ReportingPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'reporting';
  readonly tables = ['reporting.fact', 'reporting.export'];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    return {
      counted: await this.database.query(
        'select kind, occurred_on, programme_id from reporting.fact where $1 = any(person_ids) order by occurred_on, source_fact_id',
        [person],
      ),
      exports: await this.database.query(
        'select created_at, period_from, period_to, format from reporting.export where requested_by = $1 order by created_at',
        [person],
      ),
    };
  }

  async erase(): Promise<void> {
    // Ids of tombstones lead to nobody.
  }
}
