import { Injectable } from '@nestjs/common';
import { reaches, type Scope } from '#identity';
import { Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { EnterParticipant } from '#programmes';
import { checkInIsOpen } from '../domain/event.js';
import { afterAct } from '../domain/registration.js';
import { EventsError } from '../errors.js';
import { EventsRepository, type LockedEvent } from '../persistence/events.repository.js';
import { type Registration, RegistrationsRepository } from '../persistence/registrations.repository.js';
import { RegistrationJournal } from './registration-journal.js';

/** Staff note who came, and take it back when it was a mistake. Both can be told twice and happen once. */
@Injectable()
export class CheckIn {
  constructor(
    private readonly events: EventsRepository,
    private readonly registrations: RegistrationsRepository,
    private readonly journal: RegistrationJournal,
    private readonly enterParticipant: EnterParticipant,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** A student who comes becomes a participant of the programme, if she was none. @throws events.unknown-registration out of scope, events.check-in-not-open, events.not-possible-now */
  markAttended(id: string, scope: Scope): Promise<void> {
    return this.transactions.run(async () => {
      const { event, registration } = await this.lock(id, scope);
      if (registration.state === 'attended') return;
      if (!checkInIsOpen(event, this.clock.now())) throw new DomainError(EventsError.checkInNotOpen);
      const attended = await this.registrations.setState(
        registration,
        afterAct(registration.state, 'attend'),
        this.clock.now(),
      );
      const { personId, homeOrganisationId } = attended;
      // Only students have a home organisation; mentors and guests are no participants.
      if (homeOrganisationId) await this.enterParticipant.execute(personId, event.programmeId, homeOrganisationId);
      await this.journal.attended(event, attended, { kind: 'person', personId: scope.reader });
    });
  }

  /** @throws events.unknown-registration out of scope, events.not-possible-now for one without a seat */
  retract(id: string, scope: Scope): Promise<void> {
    return this.transactions.run(async () => {
      const { event, registration } = await this.lock(id, scope);
      if (registration.state === 'confirmed') return;
      const confirmed = await this.registrations.setState(
        registration,
        afterAct(registration.state, 'retract'),
        this.clock.now(),
      );
      await this.journal.retracted(event, confirmed, { kind: 'person', personId: scope.reader });
    });
  }

  private async lock(
    id: string,
    scope: Scope,
  ): Promise<{ readonly event: LockedEvent; readonly registration: Registration }> {
    const { eventId } = await this.registrations.get(id);
    const event = await this.events.lock(eventId);
    if (!reaches(scope, { organisationId: event.organiserId, programmeId: event.programmeId })) {
      throw new DomainError(EventsError.unknownRegistration);
    }
    return { event, registration: await this.registrations.get(id) };
  }
}
