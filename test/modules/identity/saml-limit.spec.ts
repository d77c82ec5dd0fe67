import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Texts } from '#platform';
import { MINUTE } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { answer, ask, expectRefused, openSamlHouse, post, type SamlHouse } from './saml-support.js';

const MOST = 300;
/** No sign-in is under way. */
const NOWHERE = { requestId: '', relayState: '', login: '' };

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

const unfinished = async () =>
  (await house.database.one<{ count: number }>('select count(*)::int as count from identity.saml_request'))?.count;
/** Others of the network of the last sign-in begin one at the same moment and do not come back. */
const othersBegin = (count: number) =>
  house.database.query(
    `insert into identity.saml_request (id, entity_id, relay_state, browser_hash, source_hash, return_to, language, created_at, expires_at)
     select gen_random_uuid(), entity_id, gen_random_uuid(), browser_hash, source_hash, return_to, language, created_at, expires_at
     from (select * from identity.saml_request order by created_at desc limit 1) latest, generate_series(1, $1)`,
    [count],
  );
const login = (browser: Browser) =>
  browser.get(`/auth/saml/login?idp=${encodeURIComponent(house.metropolia.entityId)}`);

describe('answers of one network that were refused', () => {
  /** Time goes by for the refusals only: the library looks at the machine's clock. */
  const minutesLater = (minutes: number) =>
    house.database.query(`update identity.saml_refused set refused_at = refused_at - $1 * interval '1 minute'`, [
      minutes,
    ]);

  it('are at most 600 in a quarter of an hour: then even a good one waits, and is not used up', async () => {
    const to = await ask(house);
    // Whoever has begun nothing here fills no limit.
    expect((await post({ ...to, relayState: '0'.repeat(40) }, answer(to))).status).toBe(410);
    expect(await house.database.query('select 1 from identity.saml_refused')).toEqual([]);
    expect((await post(await ask(house), '<x/>')).status).toBe(403);
    await house.database.query(
      `insert into identity.saml_refused select source_hash, refused_at from identity.saml_refused, generate_series(1, 599)`,
    );
    await minutesLater(5);
    await expectRefused(to, () => post(to, answer(to)), {
      status: 429,
      text: 'too-many-answers',
      reason: 'identity.too-many-answers',
    });
    expect((await post(to, answer(to))).headers.get('retry-after')).toBe('600');
    await minutesLater(9);
    expect((await post(to, answer(to))).status).toBe(429);
    await minutesLater(1);
    expect((await post(to, answer(to))).status).toBe(303);
    await minutesLater(1);
    await house.tick();
    expect(await house.database.query('select 1 from identity.saml_refused')).toEqual([]);
  });
});

describe('sign-ins that one network begins and does not finish', () => {
  it('count no more once somebody comes back', async () => {
    const to = await ask(house);
    await othersBegin(MOST - 1);
    expect((await login(new Browser(house))).status).toBe(429);
    expect((await post(to, answer(to))).status).toBe(303);
    expect((await login(new Browser(house))).status).toBe(302);
    expect((await login(new Browser(house))).status).toBe(429);
  });

  it('are at most 300 in a quarter of an hour; then a page says what to do, and nothing is stored', async () => {
    house.clock.advance(5 * MINUTE);
    for (const language of ['fi', 'sv', 'en'] as const) {
      const browser = new Browser(house, undefined, language);
      const refused = () => login(browser);
      await expectRefused({ house, idp: house.metropolia, browser, ...NOWHERE }, refused, {
        status: 429,
        text: 'too-many-sign-ins',
        reason: 'identity.too-many-sign-ins',
      });
      const response = await refused();
      expect(response.headers.get('retry-after')).toBe('600');
      const page = await response.text();
      const detail = house.get(Texts).t(language, 'identity:errors.too-many-sign-ins.detail', {
        minutes: 10,
      });
      expect(page).toContain(detail);
      expect(page).toContain(`<a href="/${language}/login">`);
    }
    expect(await unfinished()).toBe(MOST);
    house.clock.advance(10 * MINUTE);
    expect((await login(new Browser(house))).status).toBe(302);
  });
});

describe('the page of a refused sign-in', () => {
  it('has its style by a nonce of its own and allows nothing else', async () => {
    const nonces = new Set<string | undefined>();
    for (let count = 0; count < 2; count += 1) {
      const response = await new Browser(house).get('/auth/saml/login?idp=nobody');
      const policy = response.headers.get('content-security-policy') ?? '';
      const nonce = /style-src 'nonce-([\w+/=]{24})';/.exec(policy)?.[1];
      expect(policy).not.toContain('unsafe');
      const page = await response.text();
      expect(page.match(/<(style|script|link)[^>]*>/g)).toEqual([`<style nonce="${nonce}">`]);
      expect(page).not.toContain(' style="');
      nonces.add(nonce);
    }
    expect(nonces.size).toBe(2);
  });
});
