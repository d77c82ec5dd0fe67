import type { Locator } from 'playwright-core';
import type { Actor } from '../actor.js';

type Act = 'lock' | 'move' | 'reject';

/** The row of the board that is in the tab order. */
function currentRow({ page }: Actor): Locator {
  return page.locator('.desk-open[tabindex="0"]');
}

/** By Tab to the board and by Enter into the pair that stands there; answers the student's name. */
export async function openPair(staff: Actor): Promise<string> {
  await staff.hand.press(currentRow(staff));
  const dialog = staff.page.getByRole('dialog');
  await dialog.getByRole('heading', { name: staff.say('desk.pair.why') }).waitFor();
  await staff.lookAround('pair');
  return dialog.getByRole('heading', { level: 2 }).innerText();
}

export async function lockFromPair(staff: Actor): Promise<void> {
  const { page, hand, say } = staff;
  await hand.press(page.getByRole('dialog').getByRole('button', { name: say('desk.act.lock.button'), exact: true }));
  await giveReason(staff, 'lock');
}

/** In the board already: to the next row, and the letter of the act. */
export async function actOnNextPair(staff: Actor, act: Act): Promise<void> {
  const { page, hand } = staff;
  await page.locator('.desk-open:focus').waitFor();
  await page.keyboard.press('ArrowDown');
  await page.keyboard.press({ lock: 'l', move: 'm', reject: 'r' }[act]);
  if (act === 'move') await hand.press(page.locator('.desk-others button').first());
  await giveReason(staff, act);
}

export async function undoByKey({ page, say }: Actor): Promise<void> {
  await page.locator('.desk-open:focus').waitFor();
  await page.keyboard.press('u');
  await page.getByText(say('desk.told.undo')).waitFor();
}

/** Reads the exact cost, says why and does it. */
async function giveReason(staff: Actor, act: Act): Promise<void> {
  const { page, hand, say } = staff;
  const dialog = page.getByRole('dialog');
  await dialog.getByRole('heading', { name: say('desk.cost.title') }).waitFor();
  const reasons = act === 'reject' ? 'rejectReasons' : 'reasons';
  await hand.tick(dialog.getByRole('radio', { name: say(`desk.act.${reasons}.wish`) }));
  await staff.lookAround(`cost-${act}`);
  await hand.press(dialog.getByRole('button', { name: say(`desk.act.${act}.confirm`), exact: true }));
  await dialog.waitFor({ state: 'detached' });
  await page.locator('.desk-open:focus').waitFor();
}

/** The figures above the board follow as soon as the pairs are asked anew. */
export async function untilLocked({ page, say }: Actor, count: number): Promise<void> {
  const figure = page.locator('.desk-figures dt', { hasText: say('desk.figures.locked') }).locator('xpath=../dd');
  await figure.filter({ hasText: new RegExp(`^${count}$`) }).waitFor();
}
