import { Injectable } from '@nestjs/common';
import type { SignedIn } from '#identity';
import { type Actor, SYSTEM, Transactions } from '#platform';
import { Clock, DomainError, type PersonId } from '#platform/kernel';
import { afterAct, holdsSeat } from '../domain/registration.js';
import { EventsError } from '../errors.js';
import { EventsRepository } from '../persistence/events.repository.js';
import { type Registration, RegistrationsRepository } from '../persistence/registrations.repository.js';
import { Promote } from './promote.js';
import { RegistrationJournal } from './registration-journal.js';

/** A person gives up a seat or a place on the waitlist; the next one gets the seat in the same transaction. */
@Injectable()
export class CancelRegistration {
  constructor(
    private readonly events: EventsRepository,
    private readonly registrations: RegistrationsRepository,
    private readonly promote: Promote,
    private readonly journal: RegistrationJournal,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Cancelling twice is cancelling once. @throws events.unknown-registration for another's, events.not-possible-now once the event has begun */
  execute(id: string, actor: SignedIn): Promise<Registration> {
    return this.transactions.run(async () => {
      const { personId, eventId } = await this.registrations.get(id);
      if (personId !== actor.personId) throw new DomainError(EventsError.unknownRegistration);
      await this.events.lock(eventId);
      const registration = await this.registrations.get(id);
      if (registration.state === 'cancelled') return registration;
      return this.cancel(registration, { kind: 'person', personId });
    });
  }

  /** Gives up whatever a person still holds of events to come: part of an erasure, in the caller's transaction. */
  async cancelAllOf(person: PersonId): Promise<void> {
    const open = await this.registrations.toComeOf(person, this.clock.now());
    // All pools before the first change: who cancels holds the audit trail, and somebody with the next pool may wait for that.
    for (const { eventId } of open) await this.events.lock(eventId);
    for (const { id } of open) {
      const registration = await this.registrations.get(id);
      if (registration.state !== 'cancelled') await this.cancel(registration, SYSTEM);
    }
  }

  /** The pool is locked. */
  private async cancel(registration: Registration, actor: Actor): Promise<Registration> {
    const event = await this.events.lock(registration.eventId);
    const now = this.clock.now();
    if (now >= event.startsAt) throw new DomainError(EventsError.notPossibleNow);
    const cancelled = await this.registrations.setState(registration, afterAct(registration.state, 'cancel'), now);
    if (holdsSeat(registration.state)) await this.events.addTaken(event.id, -1);
    await this.journal.cancelled(event, cancelled, actor);
    await this.promote.execute(event.id);
    return cancelled;
  }
}
