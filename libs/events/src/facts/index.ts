import { z } from 'zod';
import { defineFact } from '#platform';

const registration = {
  eventId: z.uuid(),
  registrationId: z.uuid(),
  personId: z.uuid(),
  homeOrganisationId: z.uuid().nullable(),
};

export const EventPublished = defineFact('events.event-published', 1, z.object({ eventId: z.uuid() }));
export const EventCancelled = defineFact('events.event-cancelled', 1, z.object({ eventId: z.uuid() }));
export const RegistrationConfirmed = defineFact(
  'events.registration-confirmed',
  1,
  z.object({ ...registration, from: z.enum(['open', 'waitlist']) }),
);
export const RegistrationWaitlisted = defineFact(
  'events.registration-waitlisted',
  1,
  z.object({ ...registration, position: z.number().int() }),
);
export const RegistrationCancelled = defineFact('events.registration-cancelled', 1, z.object(registration));
/** Somebody came (indicators E2, E3 and R3). occurredAt is the event's end, by which reports count events; in version 1 it was the start. */
export const AttendanceNoted = defineFact('events.attendance-noted', 2, z.object(registration));
/** Staff took an attendance back; names the fact's subject, never deletes it. */
export const AttendanceRetracted = defineFact('events.attendance-retracted', 2, z.object(registration));
