import { Injectable } from '@nestjs/common';
import { EventCancelled, RegistrationCancelled, RegistrationConfirmed, RegistrationWaitlisted } from '#events/facts';
import { type Fact, type FactHandler, HandlesFacts } from '#platform';
import { EventGuests } from '../persistence/event-guests.js';
import { Notify } from '../usecases/notify.js';

/** Knows from the facts who is registered for an event, and tells them when it is cancelled. */
@Injectable()
@HandlesFacts(
  'notifications.follow-guests',
  RegistrationConfirmed,
  RegistrationWaitlisted,
  RegistrationCancelled,
  EventCancelled,
)
export class FollowGuests implements FactHandler {
  constructor(
    private readonly guests: EventGuests,
    private readonly notify: Notify,
  ) {}

  async handle(fact: Fact): Promise<void> {
    const { eventId } = EventCancelled.data.parse(fact.data);
    await this.guests.lock(eventId);
    await this.follow(fact, eventId);
    const persons = await this.guests.toldOfCancellation(eventId);
    await this.notify.execute(
      persons.map((to) => ({ type: 'event-cancelled', to, about: eventId, params: { eventId } })),
      fact,
    );
  }

  private follow(fact: Fact, eventId: string): Promise<void> {
    if (fact.type === EventCancelled.type) return this.guests.keepCancelled(eventId, fact.occurredAt);
    const { registrationId, personId } = RegistrationCancelled.data.parse(fact.data);
    const endedAt = fact.type === RegistrationCancelled.type ? fact.occurredAt : null;
    return this.guests.keep({ registrationId, eventId, personId, version: fact.subject.version, endedAt });
  }
}
