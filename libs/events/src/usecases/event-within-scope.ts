import { reaches, type Scope } from '#identity';
import { DomainError } from '#platform/kernel';
import { EventsError } from '../errors.js';
import type { EventsRepository, LockedEvent } from '../persistence/events.repository.js';

/** Locks an event that a scope reaches: by its organiser in its programme. Out of scope is as unknown as not there. @throws events.unknown-event */
export async function lockWithin(
  scope: Scope,
  events: EventsRepository,
  id: string,
  version?: number,
): Promise<LockedEvent> {
  const event = await events.lock(id, version);
  if (!reaches(scope, { organisationId: event.organiserId, programmeId: event.programmeId })) {
    throw new DomainError(EventsError.unknownEvent);
  }
  return event;
}
