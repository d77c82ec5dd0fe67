import type { Page } from 'playwright-core';

interface Mail {
  readonly subject: string;
  readonly text: string;
  readonly to: readonly string[];
}

/** Signs in at a university's own page, as people do: choose it, type the account, come back. */
export async function signInAtUniversity(
  page: Page,
  luotsi: { url: string },
  university: RegExp,
  uid: string,
  returnTo: string,
): Promise<void> {
  const language =
    new URL(page.url() === 'about:blank' ? `${luotsi.url}/en/` : page.url()).pathname.slice(1, 3) || 'en';
  await page.goto(`${luotsi.url}/${language}/login?returnTo=${encodeURIComponent(returnTo)}`);
  await page
    .getByRole('link', { name: university })
    .or(page.getByRole('button', { name: university }))
    .first()
    .click();
  await page.getByLabel('Another account').fill(uid);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await page.waitForURL((url) => url.origin === luotsi.url);
}

/** The newest mail to an address whose subject fits; waits until it is there. */
export async function mailTo(luotsi: { url: string }, address: string, subject: RegExp): Promise<Mail> {
  const until = Date.now() + 60_000;
  while (Date.now() < until) {
    const answer = await fetch(`${luotsi.url}/dev/mailbox.json?to=${encodeURIComponent(address)}`);
    const mails = (await answer.json()) as Mail[];
    const found = mails.find((mail) => subject.test(mail.subject));
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
  throw new Error(`No mail to ${address} about ${subject}`);
}

export function codeIn(mail: { readonly text: string }): string {
  const code = /\b(\d{6})\b/.exec(mail.text)?.[1];
  if (!code) throw new Error('No code in the mail');
  return code;
}
