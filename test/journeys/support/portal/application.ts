import type { Actor } from '../actor.js';

/** From the profile that has just been saved to the receipt. */
export async function apply(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await hand.press(page.getByRole('link', { name: new RegExp(`^${say('mine.applyAs')}`) }).first());
  await hand.tick(page.locator('#understandsNoJobPromise'));
  await hand.tick(page.locator('#acceptsPrivacyNotice'));
  await actor.lookAround('application');
  await hand.press(page.getByRole('button', { name: say('apply.submit') }));
  await page.getByRole('heading', { name: say('apply.receiptTitle') }).waitFor();
  await actor.lookAround('receipt');
}

/** On one's own page: how the application stands, and what the staff wrote. */
export async function readDecision(actor: Actor, state: string, reason: string): Promise<void> {
  const { page, say } = actor;
  const application = page.getByRole('article').filter({ hasText: say(`enrolment.state.${state}`) });
  await application.getByText(reason).waitFor();
  await actor.lookAround(state);
}
