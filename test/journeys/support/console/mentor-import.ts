import type { Actor } from '../actor.js';
import { chooseByName, inputOf, openEntry } from './desk.js';

const PAGE = 'programmes:staff.pages.mentor-import';

/** A file with one good row and one faulty one: a look at both, then the good one is invited. */
export async function importMentors(staff: Actor, round: string, csv: string): Promise<void> {
  const { page, hand, house } = staff;
  await openEntry(staff, `${PAGE}.name`);
  await chooseByName(staff, inputOf(staff, 'cohort'), round);
  const file = { name: 'mentors.csv', mimeType: 'text/csv', buffer: Buffer.from(csv) };
  await hand.attach(page.locator('#import-file'), file);
  await hand.press(page.getByRole('button', { name: house('console:ui.import.preview') }));
  await page.getByText(house('console:ui.import.rowReady')).first().waitFor();
  await page.getByText(house('console:ui.import.faultyRows_one', { count: 1 })).waitFor();
  await staff.lookAround('import-preview');
  await hand.press(page.getByRole('button', { name: house(`${PAGE}.commands.confirm.label`) }));
  await page.getByText(house(`${PAGE}.counts.invited`)).waitFor();
  await staff.lookAround('import-done');
}
