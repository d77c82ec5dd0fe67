import type { Actor } from '../actor.js';
import { carryOut, commandButton, inputOf, openEntry, rowOf, tickRow } from './desk.js';

const EVENTS = 'events:staff.events';
const CREATE = `${EVENTS}.commands.create`;
const REGISTRATIONS = 'events:staff.registrations';

/** The title is written in the language of the desk. */
const TITLE = { fi: 'titleFi', sv: 'titleSv', en: 'titleEn' } as const;

export interface PlannedEvent {
  readonly title: string;
  /** `yyyy-mm-ddThh:mm`, Helsinki time. */
  readonly starts: string;
  readonly ends: string;
  readonly place: string;
  readonly capacity: number;
}

/** A draft first, then shown to everybody. */
export async function publishEvent(staff: Actor, event: PlannedEvent): Promise<void> {
  const { page, hand, house, language } = staff;
  await openEntry(staff, `${EVENTS}.name`);
  await carryOut(staff, CREATE, async () => {
    await hand.choose(inputOf(staff, 'source'), language);
    await hand.write(inputOf(staff, TITLE[language]), event.title);
    for (const name of ['starts', 'ends', 'place', 'capacity'] as const)
      await hand.write(inputOf(staff, name), String(event[name]));
  });
  // A new event opens on its own page.
  await page.getByRole('heading', { level: 1, name: event.title }).waitFor();
  await carryOut(staff, `${EVENTS}.commands.publish`);
  await page.getByText(house(`${EVENTS}.values.state.published`), { exact: true }).waitFor();
  await staff.lookAround('event-published');
}

export async function markAttended(staff: Actor, person: string): Promise<void> {
  const { house, hand } = staff;
  await openEntry(staff, `${REGISTRATIONS}.name`);
  await tickRow(staff, person);
  await hand.press(commandButton(staff, `${REGISTRATIONS}.commands.mark-attended`));
  await rowOf(staff, person)
    .getByText(house(`${REGISTRATIONS}.values.state.attended`), { exact: true })
    .waitFor();
  await staff.lookAround('who-came');
}
