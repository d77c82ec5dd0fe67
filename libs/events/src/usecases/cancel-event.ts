import { Injectable } from '@nestjs/common';
import type { Scope } from '#identity';
import { AuditSink, Outbox, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { afterAct, holdsSeat } from '../domain/registration.js';
import { EventsError } from '../errors.js';
import { EventCancelled } from '../facts/index.js';
import { EventsRepository, type LockedEvent } from '../persistence/events.repository.js';
import { RegistrationsRepository } from '../persistence/registrations.repository.js';
import { lockWithin } from './event-within-scope.js';
import { RegistrationJournal } from './registration-journal.js';

/** Calls an event off, and with it every registration. */
@Injectable()
export class CancelEvent {
  constructor(
    private readonly events: EventsRepository,
    private readonly registrations: RegistrationsRepository,
    private readonly journal: RegistrationJournal,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws events.unknown-event out of scope, events.reason-needed, events.not-possible-now once it has begun or somebody came */
  execute(id: string, reason: string, scope: Scope): Promise<void> {
    return this.transactions.run(async () => {
      const event = await lockWithin(scope, this.events, id);
      if (!reason.trim()) throw new DomainError(EventsError.reasonNeeded);
      if (event.state === 'cancelled' || event.startsAt <= this.clock.now())
        throw new DomainError(EventsError.notPossibleNow);
      const version = await this.events.change(event.id, { state: 'cancelled', cancelReason: reason.trim() });
      const actor = { kind: 'person', personId: scope.reader } as const;
      if (event.state === 'published') {
        await this.outbox.record(EventCancelled, {
          subject: { kind: 'event', id: event.id, version },
          organisationId: event.organiserId,
          programmeId: event.programmeId,
          data: { eventId: event.id },
        });
      }
      await this.audit.record({
        actor,
        action: 'events.cancel-event',
        subject: { kind: 'event', id: event.id },
        organisationId: event.organiserId,
      });
      await this.cancelAll(event, actor);
    });
  }

  private async cancelAll(event: LockedEvent, actor: Parameters<RegistrationJournal['cancelled']>[2]): Promise<void> {
    const open = await this.registrations.openOf(event.id);
    const seats = open.filter(({ state }) => holdsSeat(state)).length;
    if (seats < event.taken) throw new DomainError(EventsError.notPossibleNow);
    await this.events.addTaken(event.id, -seats);
    for (const registration of open) {
      const cancelled = await this.registrations.setState(
        registration,
        afterAct(registration.state, 'cancel'),
        this.clock.now(),
      );
      await this.journal.cancelled(event, cancelled, actor);
    }
  }
}
