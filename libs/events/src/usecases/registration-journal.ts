import { Injectable } from '@nestjs/common';
import { type Actor, AuditSink, type FactDefinition, Outbox } from '#platform';
import {
  AttendanceNoted,
  AttendanceRetracted,
  RegistrationCancelled,
  RegistrationConfirmed,
  RegistrationWaitlisted,
} from '../facts/index.js';
import type { StoredEvent } from '../persistence/events.repository.js';
import type { Registration } from '../persistence/registrations.repository.js';

/** Tells what happened to a registration: a fact for the other rooms and a line of the audit trail, in the caller's transaction. */
@Injectable()
export class RegistrationJournal {
  constructor(
    private readonly outbox: Outbox,
    private readonly audit: AuditSink,
  ) {}

  confirmed(event: StoredEvent, registration: Registration, from: 'open' | 'waitlist', actor: Actor): Promise<void> {
    return this.tell(RegistrationConfirmed, { ...dataOf(registration), from }, event, registration, 'events.confirm-registration', actor);
  }

  waitlisted(event: StoredEvent, registration: Registration, position: number, actor: Actor): Promise<void> {
    const data = { ...dataOf(registration), position };
    return this.tell(RegistrationWaitlisted, data, event, registration, 'events.waitlist-registration', actor);
  }

  cancelled(event: StoredEvent, registration: Registration, actor: Actor): Promise<void> {
    return this.tell(RegistrationCancelled, dataOf(registration), event, registration, 'events.cancel-registration', actor);
  }

  /** Attendance belongs to the event's start, whenever it is noted (indicators: "by event date"). */
  attended(event: StoredEvent, registration: Registration, actor: Actor): Promise<void> {
    return this.tell(AttendanceNoted, dataOf(registration), event, registration, 'events.mark-attendance', actor, event.startsAt);
  }

  retracted(event: StoredEvent, registration: Registration, actor: Actor): Promise<void> {
    return this.tell(AttendanceRetracted, dataOf(registration), event, registration, 'events.retract-attendance', actor, event.startsAt);
  }

  private async tell<Data>(
    fact: FactDefinition<Data>,
    data: Data,
    event: StoredEvent,
    registration: Registration,
    action: string,
    actor: Actor,
    occurredAt?: Date,
  ): Promise<void> {
    const { id, version, homeOrganisationId } = registration;
    await this.outbox.record(fact, {
      subject: { kind: 'registration', id, version },
      organisationId: homeOrganisationId,
      programmeId: event.programmeId,
      data,
      ...(occurredAt && { occurredAt }),
    });
    await this.audit.record({ actor, action, subject: { kind: 'registration', id }, organisationId: homeOrganisationId });
  }
}

function dataOf({ id, eventId, personId, homeOrganisationId }: Registration) {
  return { eventId, registrationId: id, personId, homeOrganisationId };
}
