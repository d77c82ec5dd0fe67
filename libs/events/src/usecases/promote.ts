import { Injectable } from '@nestjs/common';
import { SYSTEM } from '#platform';
import { Clock } from '#platform/kernel';
import { afterAct } from '../domain/registration.js';
import { type EventId, EventsRepository } from '../persistence/events.repository.js';
import { RegistrationsRepository } from '../persistence/registrations.repository.js';
import { RegistrationJournal } from './registration-journal.js';

/**
 * Gives free seats to those who wait, in the order of their numbers: the one way in which somebody leaves the waitlist for a seat. Called
 * whenever a seat may have become free (a cancellation, a larger room), in the same transaction.
 */
@Injectable()
export class Promote {
  constructor(
    private readonly events: EventsRepository,
    private readonly registrations: RegistrationsRepository,
    private readonly journal: RegistrationJournal,
    private readonly clock: Clock,
  ) {}

  /** Runs in the caller's transaction. */
  async execute(eventId: EventId): Promise<void> {
    const event = await this.events.lock(eventId);
    const now = this.clock.now();
    const free = event.capacity - event.taken;
    if (free <= 0 || event.waiting === 0 || event.state !== 'published' || now >= event.startsAt) return;
    const next = await this.registrations.nextWaiting(eventId, free);
    await this.events.addTaken(eventId, next.length);
    for (const waiting of next) {
      const confirmed = await this.registrations.setState(waiting, afterAct(waiting.state, 'promote'), now);
      await this.journal.confirmed(event, confirmed, 'waitlist', SYSTEM);
    }
  }
}
