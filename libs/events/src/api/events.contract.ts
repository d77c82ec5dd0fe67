import { z } from 'zod';
import { localisedText } from '#identity';

export const EVENT_STATES = ['draft', 'published', 'cancelled'] as const;
export const REGISTRATION_STATES = ['confirmed', 'waitlisted', 'cancelled', 'attended', 'no_show'] as const;

export const eventQuery = z.object({
  from: z.iso.date().optional(),
  q: z.string().max(100).optional(),
  seats: z.enum(['free']).optional(),
  /** `next` of the page before. */
  after: z.uuid().optional(),
});
export const event = z
  .object({
    id: z.uuid(),
    title: localisedText,
    description: localisedText,
    startsAt: z.iso.datetime(),
    endsAt: z.iso.datetime(),
    place: z.string(),
    organiser: localisedText,
    capacity: z.number().int(),
    seatsLeft: z.number().int(),
    waiting: z.number().int(),
    registrationOpen: z.boolean(),
    state: z.enum(EVENT_STATES),
  })
  .meta({ id: 'Event' });
/** A page of the events in the order of their beginning. */
export const eventList = z.object({
  items: z.array(event),
  /** How many there are on all pages. */
  total: z.number().int(),
  /** `after` for the next page; null on the last one. */
  next: z.uuid().nullable(),
});

export const registration = z
  .object({
    id: z.uuid(),
    eventId: z.uuid(),
    eventTitle: localisedText,
    startsAt: z.iso.datetime(),
    place: z.string(),
    state: z.enum(REGISTRATION_STATES),
    /** 1 is next; null when not waiting. */
    position: z.number().int().nullable(),
    version: z.number().int(),
  })
  .meta({ id: 'Registration' });
export const registrationList = z.object({ items: z.array(registration) });
