import type { Actor } from '../actor.js';
import { comeBack, openPage } from './menu.js';

/** On the page of a proposal. */
async function readProposal({ page, say }: Actor): Promise<void> {
  await page.getByRole('heading', { name: say('proposal.why') }).waitFor();
}

/** One's own page says first what waits for an answer. */
export async function openProposal(actor: Actor): Promise<void> {
  const { page, hand } = actor;
  await comeBack(actor);
  await hand.press(page.locator('.next-step').getByRole('link'));
}

export async function acceptProposal(actor: Actor, outcome: 'half' | 'accepted'): Promise<void> {
  const { page, hand, say } = actor;
  await readProposal(actor);
  await actor.lookAround('proposal');
  await hand.press(page.getByRole('button', { name: say('proposal.accept') }));
  await hand.press(page.getByRole('dialog').getByRole('button', { name: say('proposal.acceptConfirm') }));
  await page
    .getByText(say(`proposal.${outcome}Title`))
    .first()
    .waitFor();
  await actor.lookAround(`proposal-${outcome}`);
}

export async function declineProposal(actor: Actor, reason: 'no_time' | 'other_field'): Promise<void> {
  const { page, hand, say } = actor;
  await readProposal(actor);
  await hand.press(page.getByRole('button', { name: say('proposal.decline') }));
  const dialog = page.getByRole('dialog');
  await hand.tick(dialog.getByRole('radio', { name: say(`proposal.reasons.${reason}`) }));
  await actor.lookAround('decline');
  await hand.press(dialog.getByRole('button', { name: say('proposal.declineConfirm') }));
  await page.getByText(say('proposal.declinedMine')).first().waitFor();
  await actor.lookAround('declined');
}

/** From one's own page to the pair. */
export async function openMentorship(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await openPage(actor, 'home');
  // The page has its heading before it knows whom it greets: the pair's card is what there is to see.
  const next = page.locator('.next-step').getByRole('link');
  await next.waitFor();
  await page.locator('main .skeleton').waitFor({ state: 'detached' });
  await actor.lookAround('home-with-a-pair');
  await hand.press(next);
  await page.getByRole('heading', { name: say('mentorship.meetings') }).waitFor();
}

export async function logMeeting(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await hand.tick(page.getByRole('radio', { name: say('mentorship.minutesChoice', { minutes: 90 }) }));
  await hand.press(page.getByRole('button', { name: say('mentorship.submit') }));
  await page.getByText(say('mentorship.meetingState.logged')).first().waitFor();
  await actor.lookAround('meeting-logged');
}

export async function confirmMeeting(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await hand.press(page.getByRole('button', { name: say('mentorship.confirm') }));
  await page.getByText(say('mentorship.meetingState.confirmed')).first().waitFor();
  await actor.lookAround('meeting-confirmed');
}
