import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeResponse } from '../../../apps/demo-idp/src/saml/response.js';
import { ACS, type Asked, answer, ask, expectRefused, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

type Message = (to: Asked) => string | URLSearchParams;

function form(to: Asked, ...messages: readonly string[]): URLSearchParams {
  return new URLSearchParams([...messages.map((text) => ['SAMLResponse', text]), ['RelayState', to.relayState]]);
}

/** Puts XML before the Status, where the schema has Extensions, and signs the whole: an odd message, honestly made. */
function withExtension(to: Asked, xml: string): string {
  const edit = (response: string) =>
    response.replace('<samlp:Status>', `<samlp:Extensions>${xml}</samlp:Extensions>$&`);
  return answer(to, { response: { edit } });
}

/** Bytes that are no UTF-8, in a comment that no signature covers. */
function withBadByte(to: Asked): URLSearchParams {
  const [before, after] = answer(to).split('<samlp:Status>', 2);
  const bytes = [Buffer.from(`${before}<!--`), Buffer.of(0xff), Buffer.from(`--><samlp:Status>${after}`)];
  return form(to, Buffer.concat(bytes).toString('base64'));
}

const SIGNATURE = /<ds:Signature [\s\S]*?<\/ds:Signature>/;

// Every one of these is signed as it should be, so that without the check it would be let in (or nearly).
const FAULTS: [string, string, Message][] = [
  ['is over 256 KB', 'too large', (to) => form(to, `${encodeResponse(answer(to))}${' '.repeat(256 * 1024)}`)],
  [
    'comes twice',
    'not exactly one SAMLResponse',
    (to) => form(to, encodeResponse(answer(to)), encodeResponse(answer(to))),
  ],
  ['is left out', 'not exactly one SAMLResponse', (to) => form(to)],
  ['is not base64', 'not base64', (to) => form(to, `!${encodeResponse(answer(to))}`)],
  ['is not UTF-8', 'not UTF-8', withBadByte],
  ['has a document type', 'DOCTYPE', (to) => `<!DOCTYPE samlp:Response>${answer(to)}`],
  ['defines an entity', 'DOCTYPE', (to) => `<!DOCTYPE r [<!ENTITY e "x">]>${answer(to)}`],
  ['has a processing instruction', 'processing instruction', (to) => `<?xml-stylesheet href="x"?>${answer(to)}`],
  ['is cut off', 'not well-formed', (to) => answer(to).slice(0, -1)],
  [
    'uses an unknown entity',
    'not well-formed',
    (to) => answer(to, { signature: null }).replace('<samlp:Status>', '&nbsp;$&'),
  ],
  ['has a second root', 'not well-formed', (to) => `${answer(to)}<second/>`],
  ['is nested 65 deep', 'too deep', (to) => withExtension(to, `${'<a b="/>">'.repeat(63)}${'</a>'.repeat(63)}`)],
  ['is made of 2,000 pieces', 'too many elements', (to) => withExtension(to, '<a b="c"/>'.repeat(1000))],
  ['holds no element', 'root is not a Response', () => '<!-- -->'],
  [
    'has a root of another namespace',
    'root is not a Response',
    (to) =>
      answer(to, { signature: null })
        .replace('<samlp:Response ', '<x:Response xmlns:x="urn:x" ')
        .replace('</samlp:Response>', '</x:Response>'),
  ],
  [
    'is about a logout',
    'root is not a Response',
    (to) => answer(to, { signature: null }).replaceAll('samlp:Response', 'samlp:LogoutResponse'),
  ],
  ['holds a second Response', 'more than one Response', (to) => withExtension(to, '<samlp:Response/>')],
  [
    'holds an encrypted assertion beside the plain one',
    'not exactly one Assertion',
    (to) => withExtension(to, '<saml:EncryptedAssertion/>'),
  ],
  ['holds two assertions', 'not exactly one Assertion', (to) => answer(to, { assertions: [{}, {}] })],
  ['hides a second assertion', 'not exactly one Assertion', (to) => withExtension(to, '<saml:Assertion/>')],
  [
    'has its only assertion in another place',
    'not exactly one Assertion',
    (to) =>
      answer(to, { signature: null })
        .replace('<saml:Assertion ', '<samlp:Extensions>$&')
        .replace('</saml:Assertion>', '$&</samlp:Extensions>'),
  ],
  ['holds no assertion', 'no assertion', (to) => answer(to, { assertions: [] })],
  [
    'has a third signature',
    'a signature out of place',
    (to) => withExtension(to, SIGNATURE.exec(answer(to))?.[0] ?? ''),
  ],
  [
    'is signed twice over',
    'a signature out of place',
    (to) => answer(to, { signature: null }).replace(SIGNATURE, '$&$&'),
  ],
  [
    'is signed twice over as a whole',
    'a signature out of place',
    (to) => answer(to, {}, { signature: null }).replace(SIGNATURE, '$&$&'),
  ],
];

describe('a message that we do not read', () => {
  it.each(FAULTS)('%s', async (_fault, reason, message) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, message(to)), { reason });
  });

  it('is too large even for the door: 400 KB', async () => {
    const to = await ask(house);
    const response = await post(to, form(to, 'A'.repeat(400 * 1024)));
    expect(response.status).toBe(413);
    expect(await response.text()).not.toMatch(/\bat \//);
  });

  it('comes as an address: messages are posted, never in a query', async () => {
    const to = await ask(house);
    const message = encodeURIComponent(encodeResponse(answer(to)));
    const state = `RelayState=${to.relayState}`;
    expect((await to.browser.get(`${ACS}?SAMLResponse=${message}&${state}`)).status).toBe(404);
    for (const name of ['SAMLResponse', 'SAMLRequest']) {
      const send = () => to.browser.send('POST', `${ACS}?${name}=${message}`, form(to, encodeResponse(answer(to))));
      await expectRefused(to, send, { reason: 'a message in the query' });
    }
    // Nothing was used up: the answer, as it should be sent, is still taken.
    expect((await post(to, answer(to))).status).toBe(303);
  });

  it('comes with a request to log in', async () => {
    const to = await ask(house);
    const send = () => to.browser.get(`/auth/saml/login?idp=${encodeURIComponent(to.idp.entityId)}&SAMLResponse=AAAA`);
    await expectRefused(to, send, { reason: 'a message in the query' });
  });

  it('is turned away in a moment, however it is knotted', async () => {
    const names = Array.from({ length: 8000 }, (_, index) => `xmlns:b${index}="x"`);
    const knots = [
      `${names.map((name) => `<a ${name}>`).join('')}${'</a>'.repeat(names.length)}`,
      `<a ${names.slice(0, 5000).join(' ')}>${'<a xmlns="x"/>'.repeat(5000)}</a>`,
      '<a/>'.repeat(47_000),
      '<'.repeat(190_000),
      '<!--'.repeat(45_000),
      '<a b="'.repeat(30_000),
    ];
    for (const knot of knots) {
      const to = await ask(house);
      const started = performance.now();
      const response = await post(
        to,
        `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${knot}</samlp:Response>`,
      );
      expect(response.status).toBe(403);
      expect(performance.now() - started).toBeLessThan(1000);
    }
  });
});
