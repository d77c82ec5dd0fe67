import type { Actor } from '../actor.js';

type Entry = 'home' | 'mentoring' | 'events' | 'services';

/** On another day, by a bookmark: one's own page, as things stand now. */
export async function comeBack({ page, url, language }: Actor): Promise<void> {
  await page.goto(`${url}/${language}/home`);
  await page.locator('.next-step').waitFor();
}

/** On a narrow screen the menus fold behind a button. */
async function unfold({ page, hand }: Actor): Promise<void> {
  const button = page.locator('.menu-button[aria-expanded="false"]');
  if (await button.isVisible()) await hand.press(button);
}

export async function openPage(actor: Actor, entry: Entry): Promise<void> {
  const { page, hand, say } = actor;
  await unfold(actor);
  const menu = page.getByRole('navigation', { name: say('nav.main') });
  await hand.press(menu.getByRole('link', { name: say(`nav.${entry}`), exact: true }));
  await page.waitForURL(new RegExp(`/${entry}$`));
}

/** Behind one's own name. */
export async function openMyEvents(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await unfold(actor);
  const name = page.locator('.account-button');
  if (await name.isVisible()) await hand.press(name);
  await hand.press(page.locator('#account-menu').getByRole('link', { name: say('nav.myEvents') }));
  await page.getByRole('heading', { level: 1, name: say('myEvents.title') }).waitFor();
}

/** The language stays with the account, so mails come in it, too. */
export async function chooseLanguage({ page, hand, language }: Actor): Promise<void> {
  await hand.press(page.locator(`.language-switch a[lang="${language}"]`));
  await page.locator(`html[lang="${language}"]`).waitFor({ state: 'attached' });
}
