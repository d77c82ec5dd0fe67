import type { Actor } from '../actor.js';
import { mailTo, readCode } from '../mailbox.js';

/** An account at one of the universities of the demonstration. */
export interface Account {
  readonly uid: string;
  /** In any of the three languages. */
  readonly university: RegExp;
}

/** From the sign-in page to the university's own, where one says who one is, and back. */
export async function signInAtUniversity(actor: Actor, { uid, university }: Account): Promise<void> {
  const { page, hand, url } = actor;
  await hand.press(page.getByRole('link', { name: university }));
  await hand.write(page.getByLabel('Another account'), uid);
  await actor.lookAround('at-the-university');
  await hand.press(page.getByRole('button', { name: 'Sign in' }));
  await page.waitForURL((address) => address.origin === url);
}

/** A mentor types the address of the invitation and then the code that comes by mail. */
export async function signInByCode(actor: Actor, address: string): Promise<void> {
  const { page, hand, say, url, language } = actor;
  await mailTo(actor, address, 'mentor-invited');
  await page.goto(`${url}/${language}/`);
  await hand.press(page.getByRole('link', { name: say('front.mentorAction') }));
  await hand.write(page.locator('#email'), address);
  await actor.lookAround('sign-in');
  await hand.press(page.getByRole('button', { name: say('login.sendCode') }));
  await page.locator('#code').waitFor();
  await hand.write(page.locator('#code'), await readCode(actor, address));
  await actor.lookAround('code');
  await hand.press(page.getByRole('button', { name: say('login.signIn'), exact: true }));
  await page.waitForURL(/\/home$/);
}
