import type { Actor } from '../actor.js';
import { comeBack, openMyEvents, openPage } from './menu.js';

/** From the menu over the list to the page of an event. */
async function findEvent(actor: Actor, title: string): Promise<void> {
  const { page, hand } = actor;
  await openPage(actor, 'events');
  const link = page.getByRole('link', { name: title });
  await link.waitFor();
  await actor.lookAround('events');
  await hand.press(link);
  await page.getByRole('heading', { level: 1, name: title }).waitFor();
}

export async function register(actor: Actor, title: string): Promise<void> {
  const { page, hand, say } = actor;
  await findEvent(actor, title);
  await hand.press(page.getByRole('button', { name: say('event.register'), exact: true }));
  await page.getByText(say('event.confirmedText')).waitFor();
  await actor.lookAround('seat');
}

/** The event is full: somebody waits, and sees at which place. */
export async function joinLine(actor: Actor, title: string, position: number): Promise<void> {
  const { page, hand, say } = actor;
  await findEvent(actor, title);
  await hand.press(page.getByRole('button', { name: say('event.joinLine') }));
  await page.getByText(say('event.waiting', { position })).waitFor();
  await actor.lookAround('in-line');
}

/** On the event's page. */
export async function cancelRegistration(actor: Actor): Promise<void> {
  const { page, hand, say } = actor;
  await hand.press(page.getByRole('button', { name: say('event.cancel'), exact: true }));
  await page.getByRole('dialog').waitFor();
  await actor.lookAround('cancel');
  await hand.press(page.getByRole('dialog').getByRole('button', { name: say('event.cancelConfirm') }));
  await page.getByText(say('event.cancelled')).waitFor();
  await actor.lookAround('cancelled');
}

/** On the event's page, to which the mail about the free seat leads. */
export async function findSeat(actor: Actor): Promise<void> {
  const { page, say } = actor;
  await page.getByText(say('event.confirmedText')).waitFor();
  await actor.lookAround('promoted');
}

export async function findAttendance(actor: Actor, title: string): Promise<void> {
  const { page, say } = actor;
  await comeBack(actor);
  await openMyEvents(actor);
  const event = page.getByRole('listitem').filter({ hasText: title });
  await event.getByText(say('myEvents.state.attended')).waitFor();
  await actor.lookAround('attended');
}
