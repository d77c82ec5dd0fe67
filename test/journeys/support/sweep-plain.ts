import type { Page, Response } from 'playwright-core';
import type { Kind, Opened } from './sweep.js';

/** Pages that the server writes without a program of ours: faults of a sign-in, of the console, and the mailbox of local running. */
export const PLAIN: Kind = {
  busy: 'no-such-thing',
  heading: 'h1',
  hasDark: true,
  language: async (context, _base, language) => {
    await context.unroute('**/*');
    await context.route('**/*', (route) =>
      route.continue({ headers: { ...route.request().headers(), 'accept-language': language } }),
    );
  },
};

/** A form on a page of nobody's, sent to us: what a foreign site can make a browser do. */
async function sendForm(page: Page, action: string): Promise<Response | null> {
  await page.goto('about:blank');
  await page.setContent(`<form method="post" action="${action}"><input name="SAMLResponse" value="bm8="></form>`);
  const [answer] = await Promise.all([
    page.waitForResponse(action),
    page.evaluate(() => document.querySelector('form')?.submit()),
  ]);
  await page.waitForURL(action);
  return answer;
}

function sent(name: string, path: string, status: number): Opened {
  return { name, path: () => path, status, arrive: (page, base) => sendForm(page, base + path) };
}

export function plainPages(): Opened[] {
  return [
    {
      name: 'plain-saml-unknown',
      path: () => '/auth/saml/login?idp=https://unknown.example',
      status: 404,
    },
    { name: 'plain-discovery-not-asked', path: () => '/auth/discovery/return?state=none', status: 410 },
    sent('plain-saml-refused', '/auth/saml/acs', 410),
    sent('plain-cross-site', '/auth/logout', 403),
    { name: 'plain-not-found', path: () => '/no-such-address', status: 404 },
    { name: 'plain-not-found-api', path: () => '/api/v1/no-such-address', status: 404 },
    { name: 'mailbox', path: () => '/dev/mailbox', only: 'en' },
  ];
}

/** Students have no business in the console, and it says so: in their own language, whatever the browser asks for. */
export function consoleRefusal(): Opened {
  return { name: 'plain-console', path: () => '/admin', status: 403, only: 'en' };
}
