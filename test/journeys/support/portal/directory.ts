import type { Actor } from '../actor.js';
import { openPage } from './menu.js';

/** Anybody may: services and actors, each fact with its source and how long it holds; then the actors alone. */
export async function lookThroughDirectory(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await openPage(actor, 'services');
  await page
    .getByText(wording(say('services.source')))
    .first()
    .waitFor();
  await page
    .getByText(wording(say('services.validFrom')))
    .first()
    .waitFor();
  await actor.lookAround('directory');
  await hand.press(page.getByRole('link', { name: say('services.kinds.actor'), exact: true }));
  await page.waitForURL(/kind=actor/);
  await page.getByText(say('services.kindOne.actor'), { exact: true }).first().waitFor();
  await page.getByText(say('services.kindOne.service'), { exact: true }).first().waitFor({ state: 'detached' });
  await actor.lookAround('actors');
}

/** A text whose values are not known here. */
function wording(text: string): RegExp {
  const parts = text.split(/\{\{\w+\}\}/).map((part) => part.replace(/[.*+?^${}()|[\]\\]/g, '\\$&'));
  return new RegExp(parts.join('.+'));
}
