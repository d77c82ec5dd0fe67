import type { Actor } from '../actor.js';
import { carryOut, inputOf, openEntry, rowOf, tickRow } from './desk.js';

const LIST = 'programmes:staff.enrolments';

async function untilState(staff: Actor, person: string, state: string): Promise<void> {
  await rowOf(staff, person)
    .getByText(staff.house(`${LIST}.values.state.${state}`), { exact: true })
    .waitFor();
}

/** Several at once. */
export async function approve(staff: Actor, persons: readonly string[]): Promise<void> {
  await openEntry(staff, `${LIST}.name`);
  for (const person of persons) await tickRow(staff, person);
  await staff.lookAround('chosen-rows');
  await carryOut(staff, `${LIST}.commands.approve`);
  for (const person of persons) await untilState(staff, person, 'approved');
  await staff.lookAround('approved');
}

/** One, on its own page, with a reason that the person reads. */
export async function reject(staff: Actor, person: string, reason: string): Promise<void> {
  const { page, hand, house } = staff;
  await hand.press(page.getByRole('link', { name: person, exact: true }));
  await page.getByRole('heading', { level: 1, name: person }).waitFor();
  await carryOut(staff, `${LIST}.commands.reject`, () => hand.write(inputOf(staff, 'reason'), reason));
  await page.getByText(house(`${LIST}.values.state.rejected`), { exact: true }).waitFor();
  await staff.lookAround('rejected');
}
