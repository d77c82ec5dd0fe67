import { CancelEvent, CheckIn, DraftEvent, PublishEvent, Register } from '#events';
import { Database } from '#platform';
import { addDays, HOUR, helsinkiInstant, type LocalisedText, localDate, type PersonId } from '#platform/kernel';
import type { SeedHouse } from '../../../apps/cli/src/seed/seed-house.js';
import { MANAGER, text } from './lived-in-staff.js';

/** Ids of events that pages are opened for. */
export interface Events {
  readonly open: string;
  readonly full: string;
  readonly past: string;
}

interface Planned {
  readonly title: LocalisedText;
  readonly on: string;
  readonly capacity: number;
  readonly guests: readonly PersonId[];
}

/** Events with room, full with people in line, past with who came; a draft and one that was called off. */
export async function holdEvents(house: SeedHouse, cohortId: string, student: PersonId): Promise<Events> {
  const today = localDate(house.clock.now());
  const rows = await house
    .get(Database)
    .query<{ person_id: PersonId }>(
      `select person_id from programmes.enrolment where cohort_id = $1 and role = 'student' and person_id <> $2 order by id`,
      [cohortId, student],
    );
  const others = rows.map((row) => row.person_id);
  const event = (planned: Planned, publish = true) => holdEvent(house, cohortId, planned, publish);
  const open = await event({
    title: text('CV clinic', 'CV-klinikka', 'CV-klinik'),
    on: addDays(today, 8),
    capacity: 20,
    guests: [student, ...others.slice(0, 3)],
  });
  const full = await event({
    title: text('Finnish work culture', 'Suomalainen työkulttuuri', 'Finländsk arbetskultur'),
    on: addDays(today, 15),
    capacity: 3,
    guests: [...others.slice(0, 4), student],
  });
  const past = await event({
    title: text('Kick-off', 'Aloitustilaisuus', 'Startträff'),
    on: addDays(today, 1),
    capacity: 60,
    guests: [student, ...others.slice(0, 2)],
  });
  house.clock.set(helsinkiInstant(addDays(today, 1), '16:30'));
  await checkInFirst(house, past);
  const later = { on: addDays(today, 40), capacity: 30, guests: [] };
  await event({ ...later, title: text('Company visit', 'Yritysvierailu', 'Företagsbesök') }, false);
  const off = await event({ ...later, title: text('Closing event', 'Päätöstilaisuus', 'Avslutning') });
  await house
    .get(CancelEvent)
    .execute(off, 'The room is being repaired.', await house.scopeOf(MANAGER, 'events.edit-events'));
  await house.settle();
  return { open, full, past };
}

async function holdEvent(house: SeedHouse, cohortId: string, planned: Planned, publish: boolean): Promise<string> {
  const scope = await house.scopeOf(MANAGER, 'events.edit-events');
  const cohort = await house
    .get(Database)
    .one<{ programme_id: string }>('select programme_id from programmes.cohort where id = $1', [cohortId]);
  const startsAt = helsinkiInstant(planned.on, '16:00');
  const id = await house.get(DraftEvent).execute(
    {
      title: planned.title,
      description: text('Bring your questions.', 'Tuo kysymyksesi mukanasi.', 'Ta med dina frågor.'),
      place: 'Maria 01, Helsinki',
      capacity: planned.capacity,
      startsAt,
      endsAt: new Date(startsAt.getTime() + 2 * HOUR),
      programmeId: cohort?.programme_id,
    },
    scope,
  );
  if (publish) await house.get(PublishEvent).execute(id, scope);
  for (const guest of planned.guests) await house.get(Register).execute(id, await house.actor(guest));
  return id;
}

async function checkInFirst(house: SeedHouse, eventId: string): Promise<void> {
  const row = await house
    .get(Database)
    .one<{ id: string }>('select id from events.registration where event_id = $1 order by id limit 1', [eventId]);
  await house.get(CheckIn).markAttended(row?.id ?? '', await house.scopeOf(MANAGER, 'events.check-in'));
}
