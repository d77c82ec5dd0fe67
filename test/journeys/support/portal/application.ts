import type { Actor } from '../actor.js';

/** From the profile that has just been saved to the receipt. */
export async function apply(actor: Actor, answer: () => Promise<void> = async () => undefined): Promise<void> {
  const { page, hand, say } = actor;
  await hand.press(page.getByRole('link', { name: new RegExp(`^${say('mine.applyAs')}`) }).first());
  await answer();
  await hand.tick(page.locator('#understandsNoJobPromise'));
  await hand.tick(page.locator('#acceptsPrivacyNotice'));
  await actor.lookAround('application');
  await hand.press(page.getByRole('button', { name: say('apply.submit') }));
  await page.getByRole('heading', { name: say('apply.receiptTitle') }).waitFor();
  await actor.lookAround('receipt');
}

/** As a mentor who would rather take a group; the receipt and her own page say so. */
export async function applyForGroup(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await apply(actor, async () => {
    await hand.tick(page.locator('#groupOffer input[value=group]'));
    await hand.tick(page.locator('#groupOffer-most input[value="5"]'));
  });
  await page.getByText(say('howToMentor.offered', { size: '2–5' })).waitFor();
  await hand.press(page.getByRole('link', { name: say('apply.toHome') }));
  await page.getByText(say('enrolment.groupOffer', { size: '2–5' })).waitFor();
  await actor.lookAround('group-offered');
}

/** On one's own page: how the application stands, and what the staff wrote. */
export async function readDecision(actor: Actor, state: string, reason: string): Promise<void> {
  const { page, say } = actor;
  const application = page.getByRole('article').filter({ hasText: say(`enrolment.state.${state}`) });
  await application.getByText(reason).waitFor();
  await actor.lookAround(state);
}
