import type { Actor } from './actor.js';

interface Mail {
  readonly subject: string;
  readonly text: string;
}

const WITHIN_MS = 60_000;
const PAUSE_MS = 200;

/** The newest mail to an address about something, named as its texts are; waits until it is there. */
export async function mailTo({ url, house }: Actor, address: string, message: string): Promise<Mail> {
  const subject = house(`notifications:messages.${message}.subject`);
  const until = Date.now() + WITHIN_MS;
  while (Date.now() < until) {
    const answer = await fetch(`${url}/dev/mailbox.json?to=${encodeURIComponent(address)}`);
    const mails = (await answer.json()) as Mail[];
    const found = mails.find((mail) => mail.subject === subject);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, PAUSE_MS));
  }
  throw new Error(`No mail to ${address} about “${subject}”`);
}

/** Opens the link of a mail, as one comes back to the portal some days later. */
export async function followMail(actor: Actor, address: string, message: string): Promise<void> {
  const { text } = await mailTo(actor, address, message);
  const link = /https?:\/\/\S+/.exec(text)?.[0];
  if (!link) throw new Error(`No link in the mail about ${message}`);
  await actor.page.goto(link);
}

/** The page of the local mailbox, in a window of its own: a code that has come is read there. */
export async function readCode(actor: Actor, address: string): Promise<string> {
  await mailTo(actor, address, 'sign-in-code');
  const mailbox = await actor.openWindow('/dev/mailbox');
  const subject = actor.house('notifications:messages.sign-in-code.subject');
  const mail = mailbox.page.getByRole('article').filter({ hasText: subject }).filter({ hasText: address }).first();
  const code = /\b(\d{6})\b/.exec(await mail.innerText())?.[1];
  if (!code) throw new Error('No code in the mail');
  await mailbox.lookAround('mailbox');
  await mailbox.page.close();
  return code;
}
