import { Injectable } from '@nestjs/common';
import type { Scope } from '#identity';
import { AuditSink, Transactions } from '#platform';
import { Clock, DomainError } from '#platform/kernel';
import { checkCapacity, checkTimes, type EventTimes } from '../domain/event.js';
import { EventsError } from '../errors.js';
import { type EventChange, EventsRepository, type LockedEvent } from '../persistence/events.repository.js';
import { lockWithin } from './event-within-scope.js';
import { Promote } from './promote.js';

export interface EditEventCommand extends Partial<EventTimes>, Pick<EventChange, 'title' | 'description' | 'place'> {
  readonly capacity?: number;
  /** The version that the editor saw; a stale one is refused. */
  readonly version?: number;
}

/** Staff change an event. A larger room lets in those who wait, in the same transaction. */
@Injectable()
export class EditEvent {
  constructor(
    private readonly events: EventsRepository,
    private readonly promote: Promote,
    private readonly transactions: Transactions,
    private readonly audit: AuditSink,
    private readonly clock: Clock,
  ) {}

  /**
   * Times change only in a draft: nobody would tell those who have registered. A capacity never falls below the seats that are taken, since
   * nobody loses a seat once given; a cut down to them lets nobody in.
   * @throws events.unknown-event, platform.changed-meanwhile, events.not-possible-now, bad-times, bad-capacity, capacity-below-taken, text-needed
   */
  execute(id: string, command: EditEventCommand, scope: Scope): Promise<void> {
    return this.transactions.run(async () => {
      const { capacity, version, ...change } = command;
      const event = await lockWithin(scope, this.events, id, version);
      this.check(event, change);
      if (capacity !== undefined) await this.setCapacity(event, capacity);
      await this.events.change(event.id, change);
      await this.audit.record({
        actor: { kind: 'person', personId: scope.reader },
        action: 'events.edit-event',
        subject: { kind: 'event', id: event.id },
        organisationId: event.organiserId,
        ...(capacity !== undefined && { details: { capacity } }),
      });
    });
  }

  private check(event: LockedEvent, change: Omit<EditEventCommand, 'capacity' | 'version'>): void {
    const isOver = event.state === 'cancelled' || event.startsAt <= this.clock.now();
    const movesTimes = change.startsAt ?? change.endsAt ?? change.registrationOpensAt ?? change.registrationClosesAt;
    if (isOver || (movesTimes && event.state !== 'draft')) throw new DomainError(EventsError.notPossibleNow);
    checkTimes({ ...event, ...change });
    const { title = event.title, place = event.place } = change;
    if (!title[title.source]?.trim() || !place.trim()) throw new DomainError(EventsError.textNeeded);
  }

  private async setCapacity(event: LockedEvent, capacity: number): Promise<void> {
    checkCapacity(capacity);
    if (capacity < event.taken) throw new DomainError(EventsError.capacityBelowTaken, { taken: event.taken });
    await this.events.setCapacity(event.id, capacity);
    await this.promote.execute(event.id);
  }
}
