import { CheckIn, DraftEvent, PublishEvent, Register } from '#events';
import { Database } from '#platform';
import {
  addDays,
  DAY,
  HOUR,
  helsinkiInstant,
  type LocalDate,
  type LocalisedText,
  MINUTE,
  type PersonId,
} from '#platform/kernel';
import type { SeedHouse } from './seed-house.js';

const MANAGER = 'manager.helsinki@hel.fi';
const text = (en: string, fi: string, sv: string): LocalisedText => ({ source: 'en', en, fi, sv });

interface InventedEvent {
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly place: string;
  readonly on: LocalDate;
  readonly capacity: number;
  /** How many students register; more than the capacity makes a waitlist. */
  readonly registering: number;
}

const scaled = (event: InventedEvent, share: number): InventedEvent => ({
  ...event,
  capacity: Math.ceil(event.capacity * share),
  registering: Math.ceil(event.registering * share),
});

const KICK_OFF = text('Kick-off', 'Aloitustilaisuus', 'Startträff');
const MIDWAY = text('Midway meeting', 'Puolivälin tapaaminen', 'Halvtidsträff');
const CLOSING = text('Closing event', 'Päätöstilaisuus', 'Avslutning');
const TOGETHER = text(
  'Students and mentors meet.',
  'Opiskelijat ja mentorit tapaavat.',
  'Studerande och mentorer träffas.',
);

/** The three common events of the mentoring model, with who came. */
export async function seedPastEvents(house: SeedHouse, cohortId: string, share: number): Promise<void> {
  const place = 'Maria 01, Helsinki';
  const events: InventedEvent[] = [
    { title: KICK_OFF, description: TOGETHER, place, on: '2022-10-06', capacity: 120, registering: 131 },
    { title: MIDWAY, description: TOGETHER, place, on: '2023-01-19', capacity: 80, registering: 74 },
    { title: CLOSING, description: TOGETHER, place, on: '2023-04-20', capacity: 100, registering: 88 },
  ].map((event) => scaled(event, share));
  for (const event of events) {
    house.clock.set(helsinkiInstant(addDays(event.on, -21), '09:00'));
    const eventId = await house.act(`event on ${event.on}`, () => openEvent(house, cohortId, event));
    house.clock.set(helsinkiInstant(event.on, '17:30'));
    await house.act(`check-in on ${event.on}`, () => checkIn(house, eventId));
  }
  await house.settle();
}

/** Events to come: one with room, one for later, one that is full with people in line. */
export async function seedComingEvents(
  house: SeedHouse,
  cohortId: string,
  today: LocalDate,
  share: number,
): Promise<void> {
  const cv = text('CV clinic (invented event)', 'CV-klinikka (keksitty tapahtuma)', 'CV-klinik (påhittat evenemang)');
  const culture = text(
    'Finnish work culture (invented event)',
    'Suomalainen työkulttuuri (keksitty tapahtuma)',
    'Finländsk arbetskultur (påhittat evenemang)',
  );
  const helpful = text('Bring your questions.', 'Tuo kysymyksesi mukanasi.', 'Ta med dina frågor.');
  const events: InventedEvent[] = [
    {
      title: cv,
      description: helpful,
      place: 'Metropolia, Myllypuro',
      on: addDays(today, 6),
      capacity: 20,
      registering: 27,
    },
    {
      title: culture,
      description: helpful,
      place: 'Haaga-Helia, Pasila',
      on: addDays(today, 13),
      capacity: 60,
      registering: 31,
    },
    {
      title: KICK_OFF,
      description: TOGETHER,
      place: 'International House Helsinki',
      on: addDays(today, 27),
      capacity: 150,
      registering: 64,
    },
  ];
  for (const event of events)
    await house.act(`event on ${event.on}`, () => openEvent(house, cohortId, scaled(event, share)));
  await house.settle();
}

async function openEvent(house: SeedHouse, cohortId: string, event: InventedEvent): Promise<string> {
  const scope = await house.scopeOf(MANAGER, 'events.edit-events');
  const cohort = await house
    .get(Database)
    .one<{ programme_id: string }>('select programme_id from programmes.cohort where id = $1', [cohortId]);
  const startsAt = helsinkiInstant(event.on, '16:00');
  const { title, description, place, capacity } = event;
  const eventId = await house.get(DraftEvent).execute(
    {
      title,
      description,
      place,
      capacity,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2 * HOUR),
      programmeId: cohort?.programme_id,
    },
    scope,
  );
  await house.get(PublishEvent).execute(eventId, scope);
  const students = await house
    .get(Database)
    .query<{ person_id: PersonId }>(
      `select person_id from programmes.enrolment where cohort_id = $1 and role = 'student' and state <> 'rejected' order by id`,
      [cohortId],
    );
  for (const { person_id: personId } of house.dice.some(students, event.registering)) {
    house.clock.advance(3 * MINUTE);
    await house.get(Register).execute(eventId, await house.actor(personId));
  }
  return eventId;
}

/** Three of four who had a seat came. */
async function checkIn(house: SeedHouse, eventId: string): Promise<number> {
  const scope = await house.scopeOf(MANAGER, 'events.check-in');
  const seated = await house
    .get(Database)
    .query<{ id: string }>(
      `select id from events.registration where event_id = $1 and state = 'confirmed' order by id`,
      [eventId],
    );
  for (const { id } of seated) if (house.dice.chance(0.75)) await house.get(CheckIn).markAttended(id, scope);
  return seated.length;
}

/** Long enough ago that registrations of the coming events lie in the past. */
export const COMING_EVENTS_OPENED = 2 * DAY;
