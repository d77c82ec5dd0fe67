import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { Database } from '#platform';
import { axeFaults } from './support/axe.js';
import { openBrowser, openDevice } from './support/browser.js';
import { type RunningLuotsi, startLuotsi } from './support/luotsi.js';
import { type SharedHouse, shareHouse } from './support/sweep-house.js';
import { codeIn, mailTo, signInAtUniversity } from './support/sweep-people.js';

const MINUTES = 60_000;
const PRIVATE = 'linh.at.home@private.example';
const UNIVERSITY = 'https://idp.haaga-helia.example/saml2';

describe('a student who graduates', () => {
  let shared: SharedHouse;
  let luotsi: RunningLuotsi;
  let browser: Browser;
  beforeAll(async () => {
    shared = await shareHouse();
    luotsi = await startLuotsi(shared.settings);
    browser = await openBrowser();
  }, 5 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    const code = await luotsi?.stop();
    await shared?.close();
    expect(code).toBe(0);
  }, MINUTES);

  async function window(): Promise<Page> {
    const { context } = await openDevice(browser, { language: 'en', width: 1280, hand: 'mouse' }, [luotsi.url]);
    return context.newPage();
  }
  const me = async (page: Page) =>
    (await (await page.request.get(`${luotsi.url}/api/v1/me`)).json()) as { person: { id: string } };

  /** From the address on the page to the code that came to it. */
  async function proveAddress(page: Page, subject: RegExp): Promise<void> {
    await page.getByLabel('E-mail address').fill(PRIVATE);
    await page.getByRole('button', { name: 'Send me a code' }).click();
    await page.getByLabel('Six-digit code').fill(codeIn(await mailTo(luotsi, PRIVATE, subject)));
    expect(await axeFaults(page)).toEqual([]);
  }

  it(
    'adds a private address in time, and keeps the account when the university’s is no more',
    async () => {
      const student = await window();
      await signInAtUniversity(student, luotsi, /Haaga-Helia/, 'linh.nguyen', '/en/home');
      await student.getByRole('button', { name: /^Linh/ }).click();
      await student.getByRole('link', { name: 'Ways to sign in' }).click();
      await student.getByRole('heading', { level: 1, name: 'How you sign in' }).waitFor();
      await student.getByText('This is the only way into your account').waitFor();
      await proveAddress(student, /Confirm your address/);
      await student.getByRole('button', { name: 'Add the address' }).click();
      await student.getByText('The address has been added.').waitFor();
      await student.getByRole('heading', { level: 2, name: PRIVATE }).waitFor();
      expect(await axeFaults(student)).toEqual([]);
      const { person } = await me(student);
      // Whoever reads the university's mailbox hears of it.
      await mailTo(luotsi, 'linh.nguyen@student.haaga-helia.example', /A new address opens your account/);

      const database = shared.open().get(Database);
      await database.query('update identity.identity_provider set enabled = false where entity_id = $1', [UNIVERSITY]);
      const graduate = await window();
      await graduate.goto(`${luotsi.url}/en/login?returnTo=${encodeURIComponent('/en/account')}`);
      expect(await graduate.getByRole('link', { name: /Haaga-Helia/ }).count()).toBe(0);
      await proveAddress(graduate, /Your sign-in code/);
      await graduate.getByRole('button', { name: 'Sign in', exact: true }).click();
      await graduate.getByRole('heading', { level: 1, name: 'How you sign in' }).waitFor();
      expect((await me(graduate)).person.id).toBe(person.id);
      await graduate.getByText('You signed in this way now').waitFor();

      await graduate.getByRole('button', { name: /^Remove: A university/ }).click();
      await graduate.getByRole('dialog').getByRole('button', { name: 'Remove', exact: true }).click();
      await graduate.getByText('That way to sign in has been removed.').waitFor();
      // The student's old window began by what is gone.
      expect((await student.request.get(`${luotsi.url}/api/v1/me`)).status()).toBe(401);
      expect((await graduate.request.get(`${luotsi.url}/api/v1/me`)).status()).toBe(200);
    },
    2 * MINUTES,
  );
});
