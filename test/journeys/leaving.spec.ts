import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { describeWithSecondIdp, type SecondIdp } from '../support/second-idp.js';
import { openBrowser, openDevice } from './support/browser.js';
import type { RunningLuotsi } from './support/luotsi.js';
import { signInAtSecondUniversity, startWithSecondUniversity } from './support/second-university.js';
import { signInAtUniversity } from './support/sweep-people.js';

const MINUTES = 60_000;
/** Haaga-Helia seals its assertions, Laurea signs them alone, Metropolia signs both: the three ways of real universities. */
const STUDENTS = [
  [/Haaga-Helia/, 'linh.nguyen'],
  [/Laurea/, 'diego.ramirez'],
  [/Metropolia/, 'amara.okafor'],
] as const;

describe('signing in by a deep link and leaving', () => {
  let luotsi: RunningLuotsi;
  let second: SecondIdp | undefined;
  let browser: Browser;
  beforeAll(async () => {
    ({ luotsi, second } = await startWithSecondUniversity({ LUOTSI_SEED: 'sign-ins' }));
    browser = await openBrowser();
  }, 5 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    await second?.stop();
    expect(await luotsi?.stop()).toBe(0);
  }, MINUTES);

  async function window(): Promise<Page> {
    const own = [luotsi.url, ...(second ? [second.url] : [])];
    const { context } = await openDevice(browser, { language: 'en', width: 1280, hand: 'mouse' }, own);
    return context.newPage();
  }
  async function leaveHere(page: Page, name: RegExp): Promise<void> {
    await page.getByRole('heading', { level: 1, name: 'My events' }).waitFor();
    await page.getByRole('button', { name }).click();
    await page.getByRole('button', { name: 'Sign out' }).click();
    await page.getByText('Your own organisation has signed you out too.').waitFor();
    expect(new URL(page.url()).origin).toBe(luotsi.url);
    expect(await isSignedIn(page)).toBe(false);
  }
  const isSignedIn = async (page: Page) => (await page.request.get(`${luotsi.url}/api/v1/me`)).status() === 200;

  it.each(STUDENTS)(
    'at %s: the linked page opens, and leaving here is leaving there',
    async (university, uid) => {
      const page = await window();
      await signInAtUniversity(page, luotsi, university, uid, '/en/my-events');
      await leaveHere(page, /^(Linh|Diego|Amara)/);
      await page.context().close();
    },
    MINUTES,
  );

  it(
    'at the university ends the session here, at once',
    async () => {
      const page = await window();
      await signInAtUniversity(page, luotsi, /Haaga-Helia/, 'linh.nguyen', '/en/home');
      expect(await isSignedIn(page)).toBe(true);
      const away = await page.context().newPage();
      await away.goto(`${luotsi.url}/en/login`);
      const idp = await (await away.request.get(`${luotsi.url}/api/v1/auth/idps`)).json();
      expect(idp.items.length).toBeGreaterThan(2);
      const sent = await away.request.get(
        `${luotsi.url}/auth/saml/login?idp=${encodeURIComponent('https://idp.haaga-helia.example/saml2')}`,
        { maxRedirects: 0 },
      );
      const university = new URL(sent.headers().location ?? '');
      await away.goto(`${university.origin}/haaga-helia/sessions`);
      await away.getByRole('button', { name: /Sign out Linh/ }).click();
      await away.getByText('Luotsi has signed you out, too.').waitFor();
      expect(await isSignedIn(page)).toBe(false);
      await page.reload();
      await page.getByRole('heading', { level: 1, name: /Sign in/ }).waitFor();
      await page.context().close();
    },
    MINUTES,
  );

  describeWithSecondIdp('at a university whose identity provider is SimpleSAMLphp', () => {
    it(
      'leaving here is leaving there, and leaving there is leaving here',
      async () => {
        const page = await window();
        await signInAtSecondUniversity(page, luotsi, '/en/my-events');
        await leaveHere(page, /^Åsa/);
        // It asks for the password again.
        await signInAtSecondUniversity(page, luotsi, '/en/my-events');
        expect(await isSignedIn(page)).toBe(true);
        const away = await page.context().newPage();
        const end = `${second?.url}/resources/default.css`;
        await away.goto(second?.logoutUrl(end) ?? '');
        expect(away.url()).toBe(end);
        expect(await isSignedIn(page)).toBe(false);
        await page.context().close();
      },
      2 * MINUTES,
    );
  });
});
