import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';
import { CancelRegistration } from './usecases/cancel-registration.js';

@Injectable()
export class EventsPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'events';
  readonly tables = ['events.registration'];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly cancelRegistration: CancelRegistration,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    return {
      registrations: await this.database.query(
        `select e.title, e.starts_at, e.place, r.state, r.created_at, r.cancelled_at from events.registration r
         join events.event e on e.id = r.event_id where r.person_id = $1 order by r.id`,
        [person],
      ),
    };
  }

  /** Seats of events to come go to those who wait; what was stays with the tombstone, so that figures stay. */
  erase(person: PersonId): Promise<void> {
    return this.cancelRegistration.cancelAllOf(person);
  }
}
