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
    const data = { ...dataOf(registration), from };
    return this.tell({ fact: RegistrationConfirmed, data, action: 'confirm-registration' }, event, registration, actor);
  }

  waitlisted(event: StoredEvent, registration: Registration, position: number, actor: Actor): Promise<void> {
    const data = { ...dataOf(registration), position };
    return this.tell(
      { fact: RegistrationWaitlisted, data, action: 'waitlist-registration' },
      event,
      registration,
      actor,
    );
  }

  cancelled(event: StoredEvent, registration: Registration, actor: Actor): Promise<void> {
    const data = dataOf(registration);
    return this.tell({ fact: RegistrationCancelled, data, action: 'cancel-registration' }, event, registration, actor);
  }

  /** Attendance belongs to the event's end, whenever it is noted (indicators.md: E2 counts check-ins at the "events with end in period"). */
  attended(event: StoredEvent, registration: Registration, actor: Actor): Promise<void> {
    const news = {
      fact: AttendanceNoted,
      data: dataOf(registration),
      action: 'mark-attended',
      occurredAt: event.endsAt,
    };
    return this.tell(news, event, registration, actor);
  }

  retracted(event: StoredEvent, registration: Registration, actor: Actor): Promise<void> {
    const news = {
      fact: AttendanceRetracted,
      data: dataOf(registration),
      action: 'retract-attendance',
      occurredAt: event.endsAt,
    };
    return this.tell(news, event, registration, actor);
  }

  private async tell<Data>(
    { fact, data, action, occurredAt }: News<Data>,
    event: StoredEvent,
    { id, version, homeOrganisationId }: Registration,
    actor: Actor,
  ): Promise<void> {
    await this.outbox.record(fact, {
      subject: { kind: 'registration', id, version },
      organisationId: homeOrganisationId,
      programmeId: event.programmeId,
      data,
      ...(occurredAt && { occurredAt }),
    });
    const subject = { kind: 'registration', id };
    await this.audit.record({ actor, action: `events.${action}`, subject, organisationId: homeOrganisationId });
  }
}

interface News<Data> {
  readonly fact: FactDefinition<Data>;
  readonly data: Data;
  readonly action: string;
  /** Now when left out. */
  readonly occurredAt?: Date;
}

function dataOf({ id, eventId, personId, homeOrganisationId }: Registration) {
  return { eventId, registrationId: id, personId, homeOrganisationId };
}
