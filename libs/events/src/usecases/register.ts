import { Injectable } from '@nestjs/common';
import { People, type SignedIn } from '#identity';
import { Transactions } from '#platform';
import { Clock, DomainError, newId } from '#platform/kernel';
import { registrationIsOpen } from '../domain/event.js';
import { newcomerState } from '../domain/registration.js';
import { EventsError } from '../errors.js';
import { EventsRepository, type LockedEvent } from '../persistence/events.repository.js';
import { type Registration, RegistrationsRepository } from '../persistence/registrations.repository.js';
import { RegistrationJournal } from './registration-journal.js';

/** A person registers for an event: with a seat, or at the end of the waitlist. */
@Injectable()
export class Register {
  constructor(
    private readonly events: EventsRepository,
    private readonly registrations: RegistrationsRepository,
    private readonly journal: RegistrationJournal,
    private readonly people: People,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** Whoever is registered already gets the same answer again: a double click is one registration. @throws events.unknown-event, events.registration-closed */
  execute(eventId: string, actor: SignedIn): Promise<Registration> {
    return this.transactions.run(async () => {
      const event = await this.events.lock(eventId);
      if (event.state === 'draft') throw new DomainError(EventsError.unknownEvent);
      const live = await this.registrations.liveOf(event.id, actor.personId);
      if (live) return live;
      if (!registrationIsOpen(event, this.clock.now())) throw new DomainError(EventsError.registrationClosed);
      return this.add(event, actor);
    });
  }

  private async add(event: LockedEvent, { personId }: SignedIn): Promise<Registration> {
    const now = this.clock.now();
    const state = newcomerState(event);
    const home = (await this.people.homeUniversityOf(personId)) ?? null;
    const seq = state === 'waitlisted' ? await this.events.nextSeq(event.id) : null;
    const id = newId<'registration'>(now.getTime());
    const registration = await this.registrations.add({
      id,
      eventId: event.id,
      personId,
      homeOrganisationId: home,
      state,
      seq,
      createdAt: now,
    });
    const actor = { kind: 'person', personId } as const;
    if (state === 'waitlisted') await this.journal.waitlisted(event, registration, event.waiting + 1, actor);
    else {
      await this.events.addTaken(event.id, 1);
      await this.journal.confirmed(event, registration, 'open', actor);
    }
    return registration;
  }
}
