import { encodeResponse } from '../../../../apps/demo-idp/src/saml/response.js';
import { ACS, type Asked, answer, ask } from '../saml-support.js';
import { FAILS } from './judge.js';
import { part, SIGNATURE } from './parts.js';
import { LIBRARY, type Message, refused, refusedCourse, type Variant } from './variant.js';

function form(to: Asked, ...messages: readonly string[]): URLSearchParams {
  return new URLSearchParams([...messages.map((text) => ['SAMLResponse', text]), ['RelayState', to.relayState]]);
}

/** Puts XML before the Status, where the schema has Extensions, and signs the whole: an odd message, honestly made. */
function withExtension(xml: string): Message {
  const edit = (response: string) =>
    response.replace('<samlp:Status>', `<samlp:Extensions>${xml}</samlp:Extensions>$&`);
  return (to) => answer(to, { response: { edit } });
}

/** Bytes that are no UTF-8, in a comment that no signature covers. */
function withBadByte(to: Asked): URLSearchParams {
  const [before, after] = answer(to).split('<samlp:Status>', 2);
  const bytes = [Buffer.from(`${before}<!--`), Buffer.of(0xff), Buffer.from(`--><samlp:Status>${after}`)];
  return form(to, Buffer.concat(bytes).toString('base64'));
}

/** Only the assertion is signed; the envelope is free to be changed. */
function loose(change: (xml: string) => string): Message {
  return (to) => change(answer(to, { signature: null }));
}

const inQuery = (name: string): Variant['attempt'] => {
  return async (house) => {
    const to = await ask(house);
    const message = encodeResponse(answer(to));
    const path = `${ACS}?${name}=${encodeURIComponent(message)}`;
    return { to, send: () => to.browser.send('POST', path, form(to, message)) };
  };
};

const loginWith = (name: string): Variant['attempt'] => {
  return async (house) => {
    const to = await ask(house);
    const path = `/auth/saml/login?idp=${encodeURIComponent(to.idp.entityId)}&${name}=AAAA`;
    return { to, send: () => to.browser.get(path) };
  };
};

// Every one of these is signed as it should be, so that without the check it would be let in (or nearly).
export const MESSAGES: readonly Variant[] = [
  refused('is over 256 KB', 'too large', ['size'], (to) =>
    form(to, `${encodeResponse(answer(to))}${' '.repeat(256 * 1024)}`),
  ),
  refused(
    'comes twice',
    'not exactly one SAMLResponse',
    ['one field'],
    (to) => form(to, encodeResponse(answer(to)), encodeResponse(answer(to))),
    LIBRARY,
  ),
  refused('is left out', 'not exactly one SAMLResponse', ['one field'], (to) => form(to), 'not UTF-8'),
  refused('is not base64', 'not base64', ['base64'], (to) => form(to, `!${encodeResponse(answer(to))}`)),
  refused('is not UTF-8', 'not UTF-8', ['UTF-8'], withBadByte),
  refused('has a document type', 'DOCTYPE', ['DOCTYPE'], (to) => `<!DOCTYPE samlp:Response>${answer(to)}`),
  refused('defines an entity', 'DOCTYPE', ['DOCTYPE'], (to) => `<!DOCTYPE r [<!ENTITY e "x">]>${answer(to)}`),
  refused(
    'has a document type of somebody else’s making',
    'DOCTYPE',
    ['DOCTYPE'],
    (to) => `<!DOCTYPE r SYSTEM "http://127.0.0.1:9/evil.dtd">${answer(to)}`,
  ),
  refused(
    'defines entities that grow without end',
    'DOCTYPE',
    ['DOCTYPE'],
    (to) => `<!DOCTYPE r [<!ENTITY a "aaaa"><!ENTITY b "&a;&a;&a;&a;">]>${answer(to)}`,
    'not well-formed',
  ),
  refused(
    'has a processing instruction',
    'processing instruction',
    ['processing instructions'],
    (to) => `<?xml-stylesheet href="x"?>${answer(to)}`,
  ),
  refused(
    'has a processing instruction within the assertion',
    'processing instruction',
    ['processing instructions'],
    (to) => answer(to, { signature: null }, { edit: (xml) => xml.replace('<saml:Subject>', '<?x y?>$&') }),
  ),
  refused('is cut off', 'not well-formed', ['well-formed'], (to) => answer(to).slice(0, -1), LIBRARY),
  refused(
    'uses an unknown entity',
    'not well-formed',
    ['well-formed', 'library: parser'],
    loose((xml) => xml.replace('<samlp:Status>', '&nbsp;$&')),
  ),
  refused(
    'has an attribute without quotes',
    'not well-formed',
    ['well-formed'],
    loose((xml) => xml.replace('<samlp:Status>', '<samlp:Status a=b>')),
  ),
  refused('has a second root', 'not well-formed', ['well-formed', 'library: parser'], (to) => `${answer(to)}<second/>`),
  refused('is nested 65 deep', 'too deep', ['depth'], withExtension(`${'<a b="/>">'.repeat(63)}${'</a>'.repeat(63)}`)),
  refused('is made of 2,000 pieces', 'too many elements', ['pieces'], withExtension('<a b="c"/>'.repeat(1000))),
  refused('holds no element', 'root is not a Response', ['root'], () => '<!-- -->', LIBRARY),
  refused(
    'has a root of another namespace',
    'root is not a Response',
    ['root'],
    loose((xml) =>
      xml.replace('<samlp:Response ', '<x:Response xmlns:x="urn:x" ').replace('</samlp:Response>', '</x:Response>'),
    ),
  ),
  refused(
    'is about a logout',
    'root is not a Response',
    ['root'],
    loose((xml) => xml.replaceAll('samlp:Response', 'samlp:LogoutResponse')),
    LIBRARY,
  ),
  refused('holds a second Response', 'more than one Response', ['one Response'], withExtension('<samlp:Response/>')),
  refused(
    'holds an encrypted assertion beside the plain one',
    'not exactly one Assertion',
    ['one Assertion'],
    withExtension('<saml:EncryptedAssertion/>'),
  ),
  refused(
    'holds two assertions',
    'not exactly one Assertion',
    ['one Assertion'],
    (to) => answer(to, { assertions: [{}, {}] }),
    'a signature out of place',
  ),
  refused(
    'hides a second assertion',
    'not exactly one Assertion',
    ['one Assertion'],
    withExtension('<saml:Assertion/>'),
  ),
  refused(
    'has its only assertion in another place',
    'not exactly one Assertion',
    ['one Assertion'],
    loose((xml) =>
      xml.replace('<saml:Assertion ', '<samlp:Extensions>$&').replace('</saml:Assertion>', '$&</samlp:Extensions>'),
    ),
    'a signature out of place',
  ),
  refused(
    'holds no assertion',
    'no assertion',
    ['count of assertions'],
    (to) => answer(to, { assertions: [] }),
    LIBRARY,
  ),
  refused('has a third signature', 'a signature out of place', ['places of signatures'], (to) =>
    withExtension(part(answer(to), SIGNATURE))(to),
  ),
  refused(
    'has an empty signature among its extensions',
    'a signature out of place',
    ['places of signatures'],
    withExtension('<ds:Signature xmlns:ds="http://www.w3.org/2000/09/xmldsig#"/>'),
  ),
  refused(
    'is signed twice over',
    'a signature out of place',
    ['places of signatures'],
    loose((xml) => xml.replace(SIGNATURE, '$&$&')),
    'nothing is signed',
  ),
  refused(
    'is signed twice over as a whole',
    'a signature out of place',
    ['places of signatures'],
    (to) => answer(to, {}, { signature: null }).replace(SIGNATURE, '$&$&'),
    'nothing is signed',
  ),
  refusedCourse('comes in the query as well', 'a message in the query', ['query'], inQuery('SAMLResponse'), LIBRARY),
  refusedCourse(
    'comes with a request in the query',
    'a message in the query',
    ['query'],
    inQuery('SAMLRequest'),
    LIBRARY,
  ),
  refusedCourse(
    'comes with a request to log in',
    'a message in the query',
    ['query'],
    loginWith('SAMLResponse'),
    FAILS,
  ),
];
