import { afterAll, beforeAll, beforeEach, expect, it } from '@jest/globals';
import { SYSTEM } from '#platform';
import { SpKeys } from '../../../libs/identity/src/saml/sp-keys.js';
import { RefreshFederation } from '../../../libs/identity/src/usecases/refresh-federation.js';
import { federationOf } from '../../support/second-federation.js';
import { describeWithSecondIdp, SecondIdp, type Wishes } from '../../support/second-idp.js';
import { Visitor } from '../../support/second-idp-visitor.js';
import { ask, displayNameOf, expectRefused, nextBrowser, openSamlHouse, post, type SamlHouse } from './saml-support.js';

const SCOPE = 'second.example';
const NAME = 'Åsa Šebestová-Äijälä';
const PEOPLE = {
  'asa:secret': {
    eduPersonPrincipalName: [`asa@${SCOPE}`],
    displayName: [NAME],
    mail: [`asa@${SCOPE}`],
    eduPersonScopedAffiliation: [`student@${SCOPE}`, `member@${SCOPE}`],
  },
};
const GCM = 'http://www.w3.org/2009/xmlenc11#aes';

let idp: SecondIdp;
let house: SamlHouse;
let federation: Record<string, string>;

/** A house that knows the second provider from the federation's signed file only, and is known to it by its own metadata. */
async function open(more: Record<string, string> = {}): Promise<void> {
  house = await openSamlHouse({ ...federation, ...more });
  expect(await house.get(RefreshFederation).execute()).toBe('accepted');
  await introduce();
}
const introduce = async () => idp.meet(await (await nextBrowser(house).get('/auth/saml/metadata')).text());

beforeAll(async () => {
  idp = await SecondIdp.start(SCOPE, PEOPLE);
  federation = await federationOf(idp);
  await open();
});
beforeEach(() => {
  // The other provider's clock is the machine's.
  house.clock.set(new Date());
  return idp.wish({});
});
afterAll(async () => {
  await house?.close();
  await idp?.stop();
});

/** A person in front of both: a browser here and a visitor there, sent with a question and back with the answer. */
const askSecond = () => ask(house, { ...house.metropolia, entityId: idp.entityId, ssoUrl: idp.ssoUrl });
async function fetchAnswer(visitor = new Visitor(idp.url)) {
  const to = await askSecond();
  const { action, fields } = await visitor.signIn(to.login, 'asa', 'secret');
  expect(action).toBe(`${house.env.PUBLIC_URL}/auth/saml/acs`);
  const xml = Buffer.from(fields.get('SAMLResponse') ?? '', 'base64').toString();
  return { to, visitor, xml, send: () => post(to, fields) };
}
async function signIn() {
  const answer = await fetchAnswer();
  expect((await answer.send()).status).toBe(303);
  expect(await displayNameOf(answer.to.browser)).toBe(NAME);
  return { ...answer, browser: answer.to.browser };
}
const pathOf = (address: string) => {
  const { origin, pathname, search } = new URL(address);
  expect(origin).toBe(house.env.PUBLIC_URL);
  return `${pathname}${search}`;
};

/** Signatures that stand in the open, and how the Assertion is sealed. */
const shapeOf = (xml: string) => ({
  signed: [
    /<saml:Issuer>[^<]*<\/saml:Issuer><ds:Signature[\s>][\s\S]*?<samlp:Status/,
    /<saml:Assertion\b[\s\S]*<ds:Signature[\s>]/,
  ].map((place) => place.test(xml)),
  sealed: /<xenc:EncryptedData\b[\s\S]*?EncryptionMethod Algorithm="([^"]+)"/.exec(xml)?.[1],
});

describeWithSecondIdp('SimpleSAMLphp as the identity provider of a university', () => {
  it.each<[string, Wishes, ReturnType<typeof shapeOf>]>([
    ['Response and Assertion, its own habit', {}, { signed: [true, true], sealed: undefined }],
    ['the Response', { 'saml20.sign.assertion': false }, { signed: [true, false], sealed: undefined }],
    ['the Assertion', { 'saml20.sign.response': false }, { signed: [false, true], sealed: undefined }],
    [
      'both around a sealed Assertion',
      { 'assertion.encryption': true },
      { signed: [true, false], sealed: `${GCM}256-gcm` },
    ],
    [
      'the Response around a sealed Assertion',
      { 'assertion.encryption': true, 'saml20.sign.assertion': false, sealing: 'AES128_GCM' },
      { signed: [true, false], sealed: `${GCM}128-gcm` },
    ],
    [
      'the Assertion before it is sealed',
      { 'assertion.encryption': true, 'saml20.sign.response': false },
      { signed: [false, false], sealed: `${GCM}256-gcm` },
    ],
  ])('signs people in when it signs %s', async (_what, wishes, shape) => {
    idp.wish(wishes);
    const { xml } = await signIn();
    expect(shapeOf(xml)).toEqual(shape);
  });

  it('tells who they are', async () => {
    const { browser } = await signIn();
    const { person } = (await (await browser.get('/api/v1/me')).json()) as { person: { id: string } };
    const told = await house.database.query(
      `select 'key' as kind, key_type || ' ' || key as value from identity.sign_in where person_id = $1
       union all select 'address', address from identity.contact_address where person_id = $1
       union all select 'affiliation', affiliation || ' ' || (o.name->>'fi') from identity.affiliation a
         join identity.organisation o on o.id = a.organisation_id where person_id = $1
       order by 1, 2`,
      [person.id],
    );
    expect(told).toEqual([
      { kind: 'address', value: `asa@${SCOPE}` },
      { kind: 'affiliation', value: 'member Toinen yliopisto' },
      { kind: 'affiliation', value: 'student Toinen yliopisto' },
      { kind: 'key', value: `eppn asa@${SCOPE}` },
    ]);
  });

  it.each<[string, Wishes, string]>([
    ['signs nothing', { 'saml20.sign.response': false, 'saml20.sign.assertion': false }, 'nothing is signed'],
    [
      'signs with SHA-1',
      { 'signature.algorithm': 'http://www.w3.org/2000/09/xmldsig#rsa-sha1' },
      'weak or unknown signature algorithm',
    ],
    [
      'seals with AES-CBC, as version 1.19 does of itself',
      { 'assertion.encryption': true, sealing: 'AES128_CBC' },
      'unsafe or unknown encryption',
    ],
  ])('is refused when it %s', async (_what, wishes, reason) => {
    idp.wish(wishes);
    const { to, send } = await fetchAnswer();
    await expectRefused(to, send, { reason });
  });

  it('seals for us all through a change of our key, before and after it has read the new metadata', async () => {
    idp.wish({ 'assertion.encryption': true });
    for (const step of ['announced', 'activated', 'removed']) {
      expect(await house.get(SpKeys).rotate(SYSTEM)).toBe(step);
      if (step !== 'removed') await signIn();
      await introduce();
      await signIn();
    }
  });

  it('signs people out when they leave here: it believes our message, and we believe its answer', async () => {
    const { browser, visitor } = await signIn();
    expect((await fetchAnswer(visitor)).xml).toContain('Assertion');
    const { continueAt } = (await (await browser.send('POST', '/auth/logout')).json()) as { continueAt: string };
    expect(await displayNameOf(browser)).toBeUndefined();
    const { url } = await visitor.go(continueAt);
    const back = await browser.get(pathOf(url));
    expect([back.status, back.headers.get('location')]).toEqual([
      303,
      `${house.env.PUBLIC_URL}/${browser.language}/?left=everywhere`,
    ]);
    const again = await askSecond();
    expect((await visitor.go(again.login)).form?.fields.has('password')).toBe(true);
  });

  it('ends the session here when people leave there, and believes our answer', async () => {
    const { browser, visitor } = await signIn();
    const other = await signIn();
    const end = `${idp.url}/resources/default.css`;
    const { url } = await visitor.go(idp.logoutUrl(end));
    const answer = await browser.get(pathOf(url));
    expect(answer.status).toBe(303);
    expect(await displayNameOf(browser)).toBeUndefined();
    expect(await displayNameOf(other.browser)).toBe(NAME);
    expect((await visitor.go(answer.headers.get('location') ?? '')).url).toBe(end);
  });

  it('is not heard when it says without a signature that somebody left', async () => {
    idp.wish({ 'sign.logout': false });
    const { browser, visitor } = await signIn();
    const { url } = await visitor.go(idp.logoutUrl(`${idp.url}/resources/default.css`));
    const answer = await browser.get(pathOf(url));
    expect([answer.status, house.log.reasonsOf(answer.headers.get('x-request-id') ?? '')]).toEqual([
      403,
      ['not signed'],
    ]);
    expect(await displayNameOf(browser)).toBe(NAME);
  });
});

describeWithSecondIdp('SimpleSAMLphp where the operator allows AES-CBC', () => {
  beforeAll(async () => {
    await house.close();
    await open({ SAML_ALLOW_CBC: 'on' });
  });

  it('may seal with it', async () => {
    idp.wish({ 'assertion.encryption': true, sealing: 'AES128_CBC' });
    const { xml } = await signIn();
    expect(shapeOf(xml).sealed).toBe('http://www.w3.org/2001/04/xmlenc#aes128-cbc');
  });
});
