import { Injectable } from '@nestjs/common';
import type { Scope } from '#identity';
import { AuditSink, Outbox, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { EventsError } from '../errors.js';
import { EventPublished } from '../facts/index.js';
import { EventsRepository } from '../persistence/events.repository.js';
import { lockWithin } from './event-within-scope.js';

/** Shows an event to everybody. */
@Injectable()
export class PublishEvent {
  constructor(
    private readonly events: EventsRepository,
    private readonly transactions: Transactions,
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /** @throws events.unknown-event out of scope, events.not-possible-now unless it is a draft of something to come */
  execute(id: string, scope: Scope): Promise<void> {
    return this.transactions.run(async () => {
      const event = await lockWithin(scope, this.events, id);
      if (event.state !== 'draft' || event.startsAt <= this.clock.now())
        throw new DomainError(EventsError.notPossibleNow);
      const version = await this.events.change(event.id, { state: 'published' });
      await this.outbox.record(EventPublished, {
        subject: { kind: 'event', id: event.id, version },
        organisationId: event.organiserId,
        programmeId: event.programmeId,
        data: { eventId: event.id },
      });
      await this.audit.record({
        actor: { kind: 'person', personId: scope.reader },
        action: 'events.publish-event',
        subject: { kind: 'event', id: event.id },
        organisationId: event.organiserId,
      });
    });
  }
}
