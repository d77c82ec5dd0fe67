import { type Asked, answer } from '../saml-support.js';
import { ASSERTION, bent, idOf, part, SIGNATURE } from './parts.js';
import { LIBRARY, type Message, refused, type Variant } from './variant.js';

const ONE = 'not exactly one Assertion';

/** An honest answer of which only the assertion is signed, so that the envelope is free to be rebuilt. */
function open(to: Asked): string {
  return answer(to, { signature: null });
}

/** The same assertion without its signature, telling of somebody else. */
function forgedFrom(assertion: string, id?: string): string {
  const other = assertion.replace(SIGNATURE, '').replaceAll('student0001', 'student0002');
  return id ? other.replace(/ ID="[^"]+"/, ` ID="${id}"`) : other;
}

function rebuilt(rebuild: (assertion: string, signature: string) => string): Message {
  return (to) => {
    const xml = open(to);
    const assertion = part(xml, ASSERTION);
    return xml.replace(assertion, () => rebuild(assertion, part(assertion, SIGNATURE)));
  };
}

function signedWith(forged: string, signature: string): string {
  return forged.replace('</saml:Issuer>', () => `</saml:Issuer>${signature}`);
}

const within = (signature: string, xml: string) =>
  signature.replace('</ds:Signature>', () => `<ds:Object>${xml}</ds:Object></ds:Signature>`);
const beforeSubject = (assertion: string, xml: string) =>
  assertion.replace('<saml:Subject>', () => `${xml}<saml:Subject>`);

/** A whole signed Response as a lodger of a forged one: in its extensions, or in an Object of the signature that stands on the forged one. */
function lodged(how: 'in its extensions' | 'in its signature'): Message {
  return (to) => {
    const xml = answer(to);
    const signature = part(xml, SIGNATURE);
    const inner = xml.replace(signature, '');
    const forged = inner
      .replace(idOf(inner), '_forged')
      .replace(part(inner, ASSERTION), forgedFrom(part(inner, ASSERTION), '_forged2'));
    if (how === 'in its signature') return signedWith(forged, within(signature, inner));
    return signedWith(forged, signature).replace(
      '<samlp:Status>',
      () => `<samlp:Extensions>${inner}</samlp:Extensions><samlp:Status>`,
    );
  };
}

/**
 * A signature that holds, over something that is not what gets read: XSW1 to XSW8 (Somorovsky et al., "On Breaking SAML", USENIX Security 2012), and what
 * was found since. Even without our own guard the library takes no unsigned bytes, so both stand in the way.
 */
export const WRAPPED: readonly Variant[] = [
  refused(
    'XSW1: a signed Response within the signature of a forged one',
    'more than one Response',
    ['one Response'],
    lodged('in its signature'),
    ONE,
  ),
  refused(
    'XSW2: a signed Response in the extensions of a forged one',
    'more than one Response',
    ['one Response'],
    lodged('in its extensions'),
    ONE,
  ),
  refused(
    'XSW3: a forged assertion before the signed one',
    ONE,
    ['one Assertion'],
    rebuilt((signed) => forgedFrom(signed, '_forged') + signed),
    'a signature out of place',
  ),
  refused(
    'XSW4: the signed one within a forged one',
    ONE,
    ['one Assertion'],
    rebuilt((signed) =>
      forgedFrom(signed, '_forged').replace(
        '<saml:Subject>',
        () => `<saml:Advice>${signed}</saml:Advice><saml:Subject>`,
      ),
    ),
    'a signature out of place',
  ),
  refused(
    'XSW5: the signature on a forged one, the signed one after it without',
    ONE,
    ['one Assertion'],
    rebuilt(
      (signed, signature) => signedWith(forgedFrom(signed, '_forged'), signature) + signed.replace(signature, ''),
    ),
    'no assertion',
  ),
  refused(
    'XSW6: the signed one within the signature on a forged one',
    ONE,
    ['one Assertion'],
    rebuilt((signed, signature) =>
      signedWith(forgedFrom(signed, '_forged'), within(signature, signed.replace(signature, ''))),
    ),
    'reference is not the signed element',
  ),
  refused(
    'XSW7: the signed one in extensions, a forged one in its place',
    ONE,
    ['one Assertion'],
    rebuilt((signed) => `<samlp:Extensions>${signed}</samlp:Extensions>${forgedFrom(signed, '_forged')}`),
    'a signature out of place',
  ),
  refused(
    'XSW8: the signed one in an Object of its own signature, the forged one around it with the same id',
    ONE,
    ['one Assertion'],
    rebuilt((signed, signature) => signedWith(forgedFrom(signed), within(signature, signed.replace(signature, '')))),
    LIBRARY,
  ),
  refused(
    'a forged one after the signed one, of the same id',
    ONE,
    ['one Assertion'],
    rebuilt((signed) => signed + forgedFrom(signed)),
    'no assertion',
  ),
  refused(
    'a forged one within the signed one',
    ONE,
    ['one Assertion'],
    rebuilt((signed) => beforeSubject(signed, `<saml:Advice>${forgedFrom(signed, '_forged')}</saml:Advice>`)),
    LIBRARY,
  ),
  refused(
    'the signature of the signed one on a forged one',
    'reference is not the signed element',
    ['reference', 'library: signature'],
    rebuilt((signed, signature) => signedWith(forgedFrom(signed, '_forged'), signature)),
  ),
  refused(
    'the signature of the signed one on a forged one of the same id',
    LIBRARY,
    ['library: signature'],
    rebuilt((signed, signature) => signedWith(forgedFrom(signed), signature)),
  ),
  refused(
    'the signature of the signed one on the Response',
    'reference is not the signed element',
    ['reference', 'library: signature'],
    (to) => {
      const xml = open(to);
      const signature = part(xml, SIGNATURE);
      const bare = xml.replace(part(xml, ASSERTION), (signed) => forgedFrom(signed));
      return bare.replace('</saml:Issuer>', (end) => `${end}${signature}`);
    },
  ),
  refused('the id of the signed one on another element as well', LIBRARY, ['library: signature'], (to) => {
    const xml = open(to);
    return bent(xml, '<samlp:Status>', `<samlp:Status ID="${idOf(part(xml, ASSERTION))}">`);
  }),
  refused('the assertion replaced in a signed Response', LIBRARY, ['library: signature'], (to) =>
    answer(to).replace(ASSERTION, (signed) => forgedFrom(signed)),
  ),
  refused('the assertion of another answer put into a signed Response', LIBRARY, ['library: signature'], (to) =>
    answer(to).replace(ASSERTION, () => part(open(to), ASSERTION)),
  ),
  refused('the signed text changed', LIBRARY, ['library: signature'], (to) =>
    open(to).replaceAll('student0001', 'student0002'),
  ),
  refused('one attribute added', LIBRARY, ['library: signature'], (to) =>
    bent(
      open(to),
      '</saml:AttributeStatement>',
      '<saml:Attribute Name="urn:oasis:names:tc:SAML:attribute:pairwise-id"/>$&',
    ),
  ),
  refused('a second statement of attributes added', LIBRARY, ['library: signature'], (to) =>
    bent(open(to), '</saml:Assertion>', '<saml:AttributeStatement/>$&'),
  ),
];
