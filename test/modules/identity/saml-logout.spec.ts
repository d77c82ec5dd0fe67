import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { Texts } from '#platform';
import { base64Of, type Language } from '#platform/kernel';
import {
  type LogoutRequestFields,
  logoutRequestXml,
  logoutResponseXml,
  type RedirectOptions,
  redirectQuery,
} from '../../../apps/demo-idp/src/saml/logout.js';
import { STATUS } from '../../../apps/demo-idp/src/saml/names.js';
import { readRedirect } from '../../../libs/identity/src/saml/redirect-message.js';
import { SpKeys } from '../../../libs/identity/src/saml/sp-keys.js';
import { Browser } from '../../support/browser.js';
import {
  answer,
  ask,
  displayNameOf,
  nextBrowser,
  openSamlHouse,
  post,
  type SamlHouse,
  signIn,
  sloOf,
  type TrustedIdp,
} from './saml-support.js';

const SLO = sloOf('metropolia');

let house: SamlHouse;
let ours: string;
beforeAll(async () => {
  house = await openSamlHouse();
  ours = `${house.env.PUBLIC_URL}/auth/saml/slo`;
  await house.get(SpKeys).all();
});
afterAll(() => house.close());

/** Somebody with a known name and session at the university. */
async function signedIn(nameId: string, sessionIndex: string, idp = house.metropolia): Promise<Browser> {
  const to = await ask(house, idp);
  const response = await post(to, answer(to, {}, { nameId: { value: nameId }, authnStatements: [{ sessionIndex }] }));
  expect(response.status).toBe(303);
  return to.browser;
}
const isIn = async (browser: Browser) => (await displayNameOf(browser)) !== undefined;

const honest = (changes: Partial<LogoutRequestFields> = {}) =>
  logoutRequestXml({
    issuer: house.metropolia.entityId,
    destination: ours,
    now: house.clock.now(),
    nameId: 'anna',
    ...changes,
  });
const queryOf = (xml: string, changes: Partial<RedirectOptions> = {}) =>
  redirectQuery({ name: 'SAMLRequest', xml, credentials: house.metropolia.credentials, ...changes });
const send = (query: string, browser = nextBrowser(house)) => browser.get(`/auth/saml/slo?${query}`);
const read = (address: string) => {
  const url = new URL(address);
  const message = readRedirect(url.search.slice(1));
  return { url, message };
};

/** `told`: an answer to a sign-out here does not say that nothing has changed. */
async function expectRefused(
  query: string,
  reason: string,
  told: 'logout-refused' | 'logout-unconfirmed' = 'logout-refused',
): Promise<void> {
  const browser = nextBrowser(house);
  const response = await send(query, browser);
  const page = await response.text();
  const language = browser.language as Language;
  const number = response.headers.get('x-request-id') ?? '';
  expect({ status: response.status, reasons: house.log.reasonsOf(number) }).toEqual({ status: 403, reasons: [reason] });
  expect(page).toContain(house.get(Texts).t(language, `identity:errors.${told}.title`));
  expect(page).toContain(number);
}

describe('signing out here', () => {
  it('ends the session at once and sends the browser to tell the university, by a message that we signed', async () => {
    const browser = await signedIn('anna', 'session-1');
    const left = await browser.send('POST', '/auth/logout');
    expect(left.status).toBe(200);
    expect(await isIn(browser)).toBe(false);
    const { continueAt } = (await left.json()) as { continueAt: string };
    const { url, message } = read(continueAt);
    expect(`${url.origin}${url.pathname}`).toBe(SLO);
    const [key] = await house.get(SpKeys).all();
    expect(message.holds([base64Of(key?.certificate ?? '')])).toBe(true);
    expect(message.xml).toMatch(/<saml:NameID[^>]*>anna<\/saml:NameID>/);
    expect(message.xml).toMatch(/NameQualifier="https:\/\/idp\.metropolia\.example\/saml2"/);
    expect(message.xml).toMatch(/SessionIndex[^>]*>session-1</);
    expect(message.xml).toContain(`Destination="${SLO}"`);
  });

  it('succeeds also when the university cannot be told', async () => {
    const browser = await signedIn('anna', 'session-untold');
    await house.database.query('alter table identity.saml_logout rename to out_of_reach');
    try {
      expect((await browser.send('POST', '/auth/logout')).status).toBe(204);
    } finally {
      await house.database.query('alter table identity.out_of_reach rename to saml_logout');
    }
    expect(await isIn(browser)).toBe(false);
  });

  it('takes the answer once, in the language that was spoken, and believes no other', async () => {
    const begin = async () => {
      const browser = await signedIn('anna', 'session-2');
      const { continueAt } = (await (await browser.send('POST', '/auth/logout')).json()) as { continueAt: string };
      return { browser, id: /ID="([^"]+)"/.exec(read(continueAt).message.xml)?.[1] ?? '' };
    };
    const respond = (inResponseTo: string, changes: { status?: string; issuer?: string } = {}) =>
      logoutResponseXml({
        issuer: house.metropolia.entityId,
        destination: ours,
        now: house.clock.now(),
        inResponseTo,
        ...changes,
      });
    const asResponse = (xml: string, idp: TrustedIdp = house.metropolia) =>
      queryOf(xml, { name: 'SAMLResponse', credentials: idp.credentials });
    const { browser, id } = await begin();
    await expectRefused(asResponse(respond(id), house.laurea), 'signature does not hold', 'logout-unconfirmed');
    await expectRefused(
      asResponse(respond(id, { issuer: house.laurea.entityId }), house.laurea),
      'answers no logout of ours',
      'logout-unconfirmed',
    );
    const back = await send(asResponse(respond(id)), nextBrowser(house));
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      `${house.env.PUBLIC_URL}/${browser.language}/?left=everywhere`,
    ]);
    await expectRefused(asResponse(respond(id)), 'answers no logout of ours', 'logout-unconfirmed');
    const second = await begin();
    const partly = await send(asResponse(respond(second.id, { status: STATUS.responder })));
    expect(partly.headers.get('location')).toMatch(/left=here$/);
  });

  it('has no more to do where the university takes no such messages, or nobody was signed in', async () => {
    const { browser } = await signIn(house, house.laurea);
    expect((await browser.send('POST', '/auth/logout')).status).toBe(204);
    expect(await isIn(browser)).toBe(false);
    expect((await nextBrowser(house).send('POST', '/auth/logout')).status).toBe(204);
  });
});

describe('signing out at the university', () => {
  it('ends the named session here and answers with a message that we signed', async () => {
    const [one, other, stranger] = [
      await signedIn('anna', 'a'),
      await signedIn('anna', 'b'),
      await signedIn('berit', 'a'),
    ];
    const response = await send(queryOf(honest({ sessionIndexes: ['a'] }), { relayState: 'their own & word' }));
    expect(response.status).toBe(303);
    const { url, message } = read(response.headers.get('location') ?? '');
    expect(`${url.origin}${url.pathname}`).toBe(SLO);
    expect(message).toMatchObject({ kind: 'response', relayState: 'their own & word' });
    expect(message.xml).toContain(STATUS.success);
    const [key] = await house.get(SpKeys).all();
    expect(message.holds([base64Of(key?.certificate ?? '')])).toBe(true);
    expect([await isIn(one), await isIn(other), await isIn(stranger)]).toEqual([false, true, true]);
  });

  it('ends all sessions of the name when it names none, and none of another university', async () => {
    const [one, other] = [await signedIn('cai', 'a'), await signedIn('cai', 'b')];
    const elsewhere = await signedIn('cai', 'a', house.laurea);
    expect((await send(queryOf(honest({ nameId: 'cai' })))).status).toBe(303);
    expect([await isIn(one), await isIn(other), await isIn(elsewhere)]).toEqual([false, false, true]);
  });
});
