import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { Browser, Page } from 'playwright-core';
import { type DiscoveryStandIn, openDiscovery } from '../modules/identity/discovery-support.js';
import { openBrowser, openDevice } from './support/browser.js';
import { KeyboardHand } from './support/hands/keyboard-hand.js';
import { type RunningLuotsi, startLuotsi } from './support/luotsi.js';
import { FEDERATION_SETTINGS, joinManyUniversities, MANY } from './support/many-universities.js';
import { type SharedHouse, shareHouse } from './support/sweep-house.js';

const MINUTES = 60_000;
const LAST = 'luotsi.last-provider';

describe('choosing one’s university among thousands', () => {
  let shared: SharedHouse;
  let service: DiscoveryStandIn;
  let luotsi: RunningLuotsi;
  let browser: Browser;
  const hand = new KeyboardHand();

  beforeAll(async () => {
    [shared, service] = await Promise.all([shareHouse(), openDiscovery()]);
    luotsi = await startLuotsi({ ...shared.settings, ...FEDERATION_SETTINGS, DISCOVERY_URL: service.url });
    service.registered = [`${luotsi.url}/auth/discovery/return`];
    browser = await openBrowser();
    await joinManyUniversities(shared.open());
  }, 5 * MINUTES);
  afterAll(async () => {
    await browser?.close();
    const code = await luotsi?.stop();
    await Promise.all([shared?.close(), service?.close()]);
    expect(code).toBe(0);
  }, MINUTES);

  /** A browser that nobody has used, on a page for people who are signed in. */
  async function arrive(path: string): Promise<{ page: Page; complaints: string[] }> {
    const own = [luotsi.url, 'http://127.0.0.1'];
    const device = await openDevice(browser, { language: 'en', width: 1280, hand: 'keyboard' }, own);
    const page = await device.context.newPage();
    await page.goto(`${luotsi.url}${path}`);
    await page.getByRole('heading', { level: 1, name: 'Sign in' }).waitFor();
    return { page, complaints: device.complaints };
  }

  const university = (page: Page) => page.getByRole('region', { name: 'Students and staff' });
  const links = (page: Page) => university(page).getByRole('listitem').getByRole('link');
  const field = (page: Page) => page.getByRole('searchbox', { name: 'Search by name or domain' });
  const focused = (page: Page) =>
    page.evaluate(() => document.activeElement?.textContent?.trim() || document.activeElement?.id);
  const says = (page: Page, text: string) => university(page).getByRole('status').filter({ hasText: text }).waitFor();
  const remembered = (page: Page) => page.evaluate((key) => localStorage.getItem(key), LAST);

  async function signIn(page: Page): Promise<void> {
    await hand.write(page.getByLabel('Another account'), 'amara.okafor');
    await hand.press(page.getByRole('button', { name: 'Sign in' }));
    await page.waitForURL((url) => url.origin === luotsi.url);
  }

  it(
    'by keyboard alone leads to the page that was wanted, and next time the last choice comes first',
    async () => {
      const { page, complaints } = await arrive('/en/my-events');
      await hand.write(field(page), 'metropolia.fi');
      await says(page, '1 organisation found');
      await page.keyboard.press('Enter');
      expect(await focused(page)).toMatch(/^Metropolia/);
      await page.keyboard.press('Enter');
      await signIn(page);
      await page.getByRole('heading', { level: 1, name: 'My events' }).waitFor();
      expect(await page.evaluate(() => Object.fromEntries(Object.entries(localStorage)))).toEqual({
        [LAST]: 'https://idp.metropolia.example/saml2',
        'luotsi.last-way': 'university',
      });

      await hand.press(page.getByRole('button', { name: /^Amara/ }));
      await hand.press(page.getByRole('button', { name: 'Sign out' }));
      await page.getByText('Your own organisation has signed you out too.').waitFor();
      await page.goto(`${luotsi.url}/en/my-events`);
      const last = page.getByRole('link', { name: /^Continue with Metropolia/ });
      await last.waitFor();
      expect(await university(page).getByRole('link').first().textContent()).toBe(await last.textContent());
      await hand.press(last);
      await signIn(page);
      await page.getByRole('heading', { level: 1, name: 'My events' }).waitFor();
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    2 * MINUTES,
  );

  it(
    'arrows, Home, End and Escape lead through a list that is never longer than twenty',
    async () => {
      const { page } = await arrive('/en/home');
      await links(page).first().waitFor();
      expect(await links(page).count()).toBe(20);
      await hand.write(field(page), 'UNIVERSITY 2');
      await says(page, '1,542 organisations found');
      expect(await links(page).count()).toBe(20);
      await university(page).getByText('1,522 more are not shown.').waitFor();
      const names = await links(page).allTextContents();
      expect(names.filter((name) => !name.trim().startsWith('University 2'))).toEqual([]);
      const stops: (string | undefined)[] = [];
      for (const key of [
        'ArrowDown',
        'ArrowDown',
        'ArrowUp',
        'End',
        'ArrowDown',
        'Home',
        'ArrowUp',
        'ArrowDown',
        'Escape',
      ]) {
        await page.keyboard.press(key);
        stops.push(await focused(page));
      }
      const [begin, second, end] = [names[0], names[1], names.at(-1)].map((name) => name?.trim());
      const search = 'provider-search';
      expect(stops).toEqual([begin, second, begin, end, end, begin, search, begin, search]);
      await page.keyboard.press('Escape');
      expect(await field(page).inputValue()).toBe('');
      await page.context().close();
    },
    2 * MINUTES,
  );

  it(
    'nothing found is said together with what to do',
    async () => {
      const { page } = await arrive('/en/home');
      await hand.write(field(page), 'Hogwarts');
      await says(page, 'No organisation matches “Hogwarts”.');
      await university(page).getByText('Is your university not here?').waitFor();
      await hand.press(university(page).getByRole('button', { name: 'Get a code by e-mail' }));
      expect(await focused(page)).toBe('email');
      await page.context().close();
    },
    2 * MINUTES,
  );

  it(
    'the last choice is forgotten when one asks for it, and when it is not offered any more',
    async () => {
      const { page } = await arrive('/en/home');
      const remember = async (entityId: string) => {
        await page.evaluate(([key, value]) => localStorage.setItem(key ?? '', value ?? ''), [LAST, entityId]);
        await page.reload();
        await field(page).waitFor();
      };
      await remember(`https://u${MANY}.example/saml`);
      await hand.press(page.getByRole('button', { name: 'Forget this choice' }));
      expect(await focused(page)).toBe('Students and staff');
      await says(page, 'This browser no longer remembers your choice.');
      expect(await remembered(page)).toBeNull();
      await remember('https://gone.example/saml');
      expect(await page.getByText('Continue with').count()).toBe(0);
      expect(await remembered(page)).toBeNull();
      await page.context().close();
    },
    2 * MINUTES,
  );

  it(
    'in the service of the federation leads to the page that was wanted, too, and without a choice back to the list',
    async () => {
      const { page, complaints } = await arrive('/en/my-events');
      const there = page.getByRole('link', { name: 'Choose in the shared service' });
      service.chosen = undefined;
      await hand.press(there);
      await page.waitForURL(/\/en\/login\?returnTo=%2Fen%2Fmy-events$/);
      const { items } = (await (await page.request.get(`${luotsi.url}/api/v1/auth/idps`)).json()) as {
        items: { entityId: string; scopes: string[] }[];
      };
      service.chosen = items.find(({ scopes }) => scopes.includes('metropolia.fi'))?.entityId;
      await hand.press(there);
      await signIn(page);
      await page.getByRole('heading', { level: 1, name: 'My events' }).waitFor();
      expect(service.asked).toHaveLength(2);
      expect(complaints).toEqual([]);
      await page.context().close();
    },
    2 * MINUTES,
  );

  it(
    'an address of somewhere else as the page that is wanted is forgotten at once',
    async () => {
      for (const hostile of ['//evil.example', '/\\evil.example', '/.//evil.example', 'javascript:alert(1)']) {
        const { page } = await arrive(`/en/login?returnTo=${encodeURIComponent(hostile)}`);
        for (const link of [links(page).first(), page.getByRole('link', { name: 'Choose in the shared service' })])
          expect(await link.getAttribute('href')).toContain('returnTo=%2Fen%2Fhome&');
        await page.context().close();
      }
    },
    2 * MINUTES,
  );
});
