import type { Locator } from 'playwright-core';
import type { Actor } from '../actor.js';

/** In the console; its texts stand with the libs. */
export async function openConsole(staff: Actor): Promise<void> {
  const { page, hand, language, house } = staff;
  await page.getByRole('button', { name: new RegExp(`^${language.toUpperCase()} `) }).waitFor();
  await hand.press(page.getByRole('button', { name: new RegExp(`^${language.toUpperCase()} `) }));
  await page.getByRole('button', { name: house('console:ui.signOut') }).waitFor();
  await page
    .getByText(house('console:ui.inOrder'))
    .or(page.getByText(house('console:ui.needsYou')))
    .first()
    .waitFor();
  await staff.lookAround('desk');
}

/** A list or a special page, by its entry in the menu. */
export async function openEntry({ page, hand, house }: Actor, nameKey: string): Promise<void> {
  const menu = page.getByRole('navigation', { name: house('console:ui.menu') });
  await hand.press(menu.getByRole('link', { name: house(nameKey), exact: true }));
  await page.getByRole('heading', { level: 1, name: house(nameKey) }).waitFor();
}

/** Chooses from another list by typing the whole name; waits until the field knows which one is meant. */
export async function chooseByName({ hand }: Actor, field: Locator, name: string): Promise<void> {
  await hand.write(field, name);
  await field.and(field.page().locator(':valid')).waitFor();
}

/** The button of a command, in a list, on a row's page or below chosen rows. */
export function commandButton({ page, house }: Actor, command: string): Locator {
  const name = house(`${command}.label`);
  return page
    .getByRole('link', { name, exact: true })
    .or(page.getByRole('button', { name, exact: true }))
    .first();
}

/** The row of a list whose title is this. */
export function rowOf({ page }: Actor, title: string): Locator {
  return page.getByRole('row').filter({ has: page.getByRole('rowheader', { name: title, exact: true }) });
}

export async function tickRow(staff: Actor, title: string): Promise<void> {
  const name = staff.house('console:ui.chooseRow', { title });
  await staff.hand.tick(staff.page.getByRole('checkbox', { name, exact: true }));
}

/** The form of a command that asks before it does: fill it in, then do it. */
export async function carryOut(
  staff: Actor,
  command: string,
  fill: () => Promise<void> = async () => {},
): Promise<void> {
  const { page, hand } = staff;
  await hand.press(commandButton(staff, command));
  const form = page.locator('form.card');
  await form.waitFor();
  await fill();
  await staff.lookAround(command.split('.').slice(-1).join());
  await hand.press(form.locator('.primary'));
}

/** By its place in the form: in some languages one label begins like another. */
export function inputOf({ page }: Actor, name: string): Locator {
  return page.locator(`#input-${name}`);
}
