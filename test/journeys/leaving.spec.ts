import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { openBrowser, openDevice } from './support/browser.js';
import { type RunningLuotsi, startLuotsi } from './support/luotsi.js';
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
  let browser: Browser;
  beforeAll(async () => {
    luotsi = await startLuotsi({ LUOTSI_SEED: 'sign-ins' });
    browser = await openBrowser();
  }, 5 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    expect(await luotsi?.stop()).toBe(0);
  }, MINUTES);

  async function window(): Promise<Page> {
    const { context } = await openDevice(browser, { language: 'en', width: 1280, hand: 'mouse' }, [luotsi.url]);
    return context.newPage();
  }
  const isSignedIn = async (page: Page) => (await page.request.get(`${luotsi.url}/api/v1/me`)).status() === 200;

  it.each(STUDENTS)(
    'at %s: the linked page opens, and leaving here is leaving there',
    async (university, uid) => {
      const page = await window();
      await signInAtUniversity(page, luotsi, university, uid, '/en/my-events');
      await page.getByRole('heading', { level: 1, name: 'My events' }).waitFor();
      await page.getByRole('button', { name: /^(Linh|Diego|Amara)/ }).click();
      await page.getByRole('button', { name: 'Sign out' }).click();
      await page.getByText('Your university has signed you out too.').waitFor();
      expect(new URL(page.url()).origin).toBe(luotsi.url);
      expect(await isSignedIn(page)).toBe(false);
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
});
