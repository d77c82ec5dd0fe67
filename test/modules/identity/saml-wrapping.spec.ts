import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { attribute } from '../../../apps/demo-idp/src/saml/attributes.js';
import {
  type Asked,
  answer,
  ask,
  displayNameOf,
  expectRefused,
  honest,
  openSamlHouse,
  post,
  type SamlHouse,
} from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

const LIBRARY = 'signature or library check';
const ASSERTION = /<saml:Assertion [\s\S]*<\/saml:Assertion>/;
const SIGNATURE = /<ds:Signature [\s\S]*?<\/ds:Signature>/;

function part(xml: string, pattern: RegExp): string {
  const [found] = pattern.exec(xml) ?? [];
  if (!found) throw new Error(`There is no ${pattern} in the message.`);
  return found;
}

/** An honest answer of which only the assertion is signed, so that the envelope is free to be rebuilt. */
function open(to: Asked): string {
  return answer(to, { signature: null });
}

/** The same assertion without its signature, telling of somebody else. */
function forgedFrom(assertion: string, id?: string): string {
  const other = assertion.replace(SIGNATURE, '').replaceAll('student0001', 'student0002');
  return id ? other.replace(/ ID="[^"]+"/, ` ID="${id}"`) : other;
}

function idOf(element: string): string {
  return / ID="([^"]+)"/.exec(element)?.[1] ?? '';
}

function rebuilt(to: Asked, rebuild: (assertion: string, signature: string) => string): string {
  const xml = open(to);
  const assertion = part(xml, ASSERTION);
  return xml.replace(assertion, () => rebuild(assertion, part(assertion, SIGNATURE)));
}

function signedWith(forged: string, signature: string): string {
  return forged.replace('</saml:Issuer>', () => `</saml:Issuer>${signature}`);
}

/** A whole signed Response as a lodger of a forged one. */
function lodged(to: Asked): string {
  const xml = answer(to, {}, {});
  const signature = part(xml, SIGNATURE);
  const inner = xml.replace(signature, '');
  const forged = inner
    .replace(idOf(inner), '_forged')
    .replace(part(inner, ASSERTION), forgedFrom(part(inner, ASSERTION), '_forged2'));
  return signedWith(forged, signature).replace(
    '<samlp:Status>',
    () => `<samlp:Extensions>${inner}</samlp:Extensions><samlp:Status>`,
  );
}

// XSW: a signature that holds, over something that is not what gets read (Somorovsky et al., USENIX Security 2012).
const WRAPPED: [string, string, (to: Asked) => string][] = [
  [
    'the signed one in Extensions, a forged one in its place',
    'not exactly one Assertion',
    (to) => rebuilt(to, (signed) => `<samlp:Extensions>${signed}</samlp:Extensions>${forgedFrom(signed, '_forged')}`),
  ],
  [
    'the signed one in an Object of the signature on a forged one',
    'not exactly one Assertion',
    (to) =>
      rebuilt(to, (signed, signature) =>
        signedWith(
          forgedFrom(signed, '_forged'),
          signature.replace(
            '</ds:Signature>',
            () => `<ds:Object>${signed.replace(signature, '')}</ds:Object></ds:Signature>`,
          ),
        ),
      ),
  ],
  [
    'a forged one before the signed one',
    'not exactly one Assertion',
    (to) => rebuilt(to, (signed) => forgedFrom(signed, '_forged') + signed),
  ],
  [
    'a forged one after the signed one, of the same id',
    'not exactly one Assertion',
    (to) => rebuilt(to, (signed) => signed + forgedFrom(signed)),
  ],
  [
    'the signed one within a forged one',
    'not exactly one Assertion',
    (to) =>
      rebuilt(to, (signed) =>
        forgedFrom(signed, '_forged').replace(
          '<saml:Subject>',
          () => `<saml:Advice>${signed}</saml:Advice><saml:Subject>`,
        ),
      ),
  ],
  [
    'a forged one within the signed one',
    'not exactly one Assertion',
    (to) =>
      rebuilt(to, (signed) =>
        signed.replace(
          '<saml:Subject>',
          () => `<saml:Advice>${forgedFrom(signed, '_forged')}</saml:Advice><saml:Subject>`,
        ),
      ),
  ],
  ['a signed Response within a forged one', 'more than one Response', lodged],
  [
    'the signature of the signed one on a forged one',
    'reference is not the signed element',
    (to) => rebuilt(to, (signed, signature) => signedWith(forgedFrom(signed, '_forged'), signature)),
  ],
  [
    'the signature of the signed one on a forged one of the same id',
    LIBRARY,
    (to) => rebuilt(to, (signed, signature) => signedWith(forgedFrom(signed), signature)),
  ],
  [
    'the signature of the signed one on the Response',
    'reference is not the signed element',
    (to) => {
      const xml = open(to);
      const signature = part(xml, SIGNATURE);
      const bare = xml.replace(part(xml, ASSERTION), (signed) => forgedFrom(signed));
      return bare.replace('</saml:Issuer>', (end) => `${end}${signature}`);
    },
  ],
  [
    'the id of the signed one on another element as well',
    LIBRARY,
    (to) => {
      const xml = open(to);
      return xml.replace('<samlp:Status>', `<samlp:Status ID="${idOf(part(xml, ASSERTION))}">`);
    },
  ],
  [
    'the assertion replaced in a signed Response',
    LIBRARY,
    (to) => answer(to).replace(ASSERTION, (signed) => forgedFrom(signed)),
  ],
  [
    'the assertion of another answer put into a signed Response',
    LIBRARY,
    (to) => answer(to).replace(ASSERTION, part(open(to), ASSERTION)),
  ],
  ['the signed text changed', LIBRARY, (to) => open(to).replaceAll('student0001', 'student0002')],
  [
    'one attribute added',
    LIBRARY,
    (to) => open(to).replace('</saml:AttributeStatement>', '<saml:Attribute Name="urn:oid:2.5.4.4"/>$&'),
  ],
];

describe('a signed message, wrapped', () => {
  it.each(WRAPPED)('%s', async (_variant, reason, wrap) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, wrap(to)), { reason });
  });
});

describe('a comment within a value', () => {
  const named = (to: Asked, eppn: string) => {
    const others = honest(to).attributes.filter(
      ({ friendlyName }) => !/principalname|subject-id/i.test(friendlyName ?? ''),
    );
    return answer(to, { signature: null, attributes: [...others, attribute('eduPersonPrincipalName', eppn)] });
  };

  it('does not cut it short: what is read is what was signed', async () => {
    const to = await ask(house);
    const xml = named(to, 'admin.of.other@metropolia.fi').replace('admin.of', 'admin<!-- -->.of');
    expect((await post(to, xml)).status).toBe(303);
    expect(await displayNameOf(to.browser)).toBeDefined();
    const keys = await house.database.query(`select key from identity.sign_in where key like 'admin%'`);
    expect(keys).toEqual([{ key: 'admin.of.other@metropolia.fi' }]);
  });

  it('does not hide a foreign scope', async () => {
    const to = await ask(house);
    const xml = named(to, 'admin@metropolia.fi.evil.example').replace('.evil.example', '<!---->.evil.example');
    await expectRefused(to, () => post(to, xml), { reason: 'identifier outside the scopes of the provider' });
  });

  it('does not cut the issuer short', async () => {
    const to = await ask(house);
    const issuer = `${to.idp.entityId}.evil.example`;
    const xml = answer(to, { signature: null, response: { issuer } }, { issuer }).replaceAll(
      '.evil.example',
      '<!---->.evil.example',
    );
    await expectRefused(to, () => post(to, xml), { reason: 'issuer of the response' });
  });

  it('does not cut the name id short, of which nothing hangs but a later logout', async () => {
    const to = await ask(house);
    const xml = answer(to, { signature: null }, { nameId: { value: 'somebody.else' } }).replace(
      'somebody.',
      'somebody<!-- -->.',
    );
    expect((await post(to, xml)).status).toBe(303);
    const named = await house.database.query(`select name_id from identity.session where name_id like 'somebody%'`);
    expect(named).toEqual([{ name_id: 'somebody.else' }]);
  });
});
