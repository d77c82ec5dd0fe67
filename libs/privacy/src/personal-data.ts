import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';

/** The logs outlive an erasure (their own retention applies); by then the person is a tombstone. */
@Injectable()
export class PrivacyPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'privacy';
  readonly tables = ['privacy.access_entry'];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    return {
      readings: await this.database.query(
        'select recorded_at, permission, resource from privacy.access_entry where $1 = any(person_ids) order by recorded_at',
        [person],
      ),
    };
  }

  async erase(): Promise<void> {
    // Ids of tombstones lead to nobody.
  }
}
