import type { Actor } from '../actor.js';
import { carryOut, chooseByName, inputOf, openEntry } from './desk.js';

const LIST = 'matching:staff.match-runs';
const START = `${LIST}.commands.start`;
const RUN_WITHIN = { timeout: 180_000 };

/** Starts a run and stays on its page until it is done. */
export async function startRun(staff: Actor, round: string): Promise<void> {
  const { page, house } = staff;
  await openEntry(staff, `${LIST}.name`);
  await carryOut(staff, START, () => chooseByName(staff, inputOf(staff, 'cohort'), round));
  await page.getByRole('heading', { name: house('console:ui.matchRun.states.done'), exact: true }).waitFor(RUN_WITHIN);
  await staff.lookAround('run-done');
}

/** Who would meet whom, with the score and why. */
export async function readProposals(staff: Actor, student: string): Promise<void> {
  const { page, hand, house } = staff;
  await hand.press(page.getByRole('link', { name: house('console:ui.matchRun.proposals') }));
  await page.getByRole('link', { name: student }).first().waitFor();
  await staff.lookAround('proposals');
  await page.goBack();
}

/** On the page of the run that is done: both sides are told. */
export async function publishRun(staff: Actor): Promise<void> {
  const { page, hand, house } = staff;
  const publish = house('matching:staff.pages.match-run.commands.publish.label');
  await hand.press(page.getByRole('button', { name: publish }));
  await page.getByRole('dialog').waitFor();
  await staff.lookAround('publish');
  await hand.press(page.getByRole('dialog').getByRole('button', { name: publish }));
  await page.getByRole('heading', { name: house('console:ui.matchRun.states.published'), exact: true }).waitFor();
  await staff.lookAround('published');
}
