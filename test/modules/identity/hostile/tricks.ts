import { attribute } from '../../../../apps/demo-idp/src/saml/attributes.js';
import { encodeResponse, type ResponseOptions } from '../../../../apps/demo-idp/src/saml/response.js';
import { type Asked, answer, ask, honest, post } from '../saml-support.js';
import { bent } from './parts.js';
import { LIBRARY, refused, taken, tamed, told, type Variant } from './variant.js';

const WHOLE = 'read whole';
/** What is signed is read as its canonical form has it, which knows no comments; and all texts of a value are read. */
const IN_SIGNED = ['whole text', 'library: signature'] as const;
let people = 0;

/** Whether a row with this value is there now. */
async function isKept({ house }: Asked, table: 'sign_in' | 'session', column: string, value: string): Promise<string> {
  const rows = await house.database.query(`select 1 from identity.${table} where ${column} = $1`, [value]);
  return rows.length > 0 ? WHOLE : 'read in part';
}

/** A signed answer that tells of somebody with this eppn and no other identifier. */
function named(to: Asked, eppn: string): string {
  const others = honest(to).attributes.filter(
    ({ friendlyName }) => !/principalname|subject-id/i.test(friendlyName ?? ''),
  );
  return answer(to, { signature: null, attributes: [...others, attribute('eduPersonPrincipalName', eppn)] });
}

/** An identifier that somebody has cut in two after it was signed, in a way that no signature covers: it must be read as it was signed. */
function cut(how: string, first: string, knife: (first: string) => string, without: string): Variant {
  return tamed(
    `${how} in an identifier`,
    WHOLE,
    IN_SIGNED,
    async (house) => {
      const to = await ask(house);
      people += 1;
      const eppn = `admin.of.other${people}@metropolia.fi`;
      const xml = bent(named(to, eppn), `>${first}`, `>${knife(first)}`);
      return { to, send: () => post(to, xml), see: () => isKept(to, 'sign_in', 'key', eppn) };
    },
    without,
  );
}

const UNSCOPED = 'identifier without a scope';
const EMPTY = 'identity.saml-incomplete';
const COMMENT = '<!-- -->';

const CUTS: readonly Variant[] = [
  cut('a comment', 'admin', (first) => first + COMMENT, UNSCOPED),
  cut('a comment before all of it', 'admin', (first) => COMMENT + first, EMPTY),
  cut('character data', 'admin', (first) => `<![CDATA[${first}]]>`, EMPTY),
  cut('an empty comment after a reference', 'admin', (first) => `&#97;<!---->${first.slice(1)}`, UNSCOPED),
  refused('a comment before a foreign scope', 'identifier outside the scopes of the provider', IN_SIGNED, (to) =>
    bent(named(to, 'admin@metropolia.fi.evil.example'), '.evil.example', `${COMMENT}.evil.example`),
  ),
  refused(
    'a comment in the issuer',
    'issuer of the response',
    ['whole text'],
    (to) => {
      const issuer = `${to.idp.entityId}.evil.example`;
      const xml = answer(to, { signature: null, response: { issuer } }, { issuer });
      return xml.replaceAll('.evil.example', `${COMMENT}.evil.example`);
    },
    'issuer of the assertion',
  ),
  refused('a comment in the audience', LIBRARY, [...IN_SIGNED, 'library: audience'], (to) => {
    const audience = `${to.house.env.PUBLIC_URL}/auth/saml/metadata.evil.example`;
    const xml = answer(to, { signature: null }, { conditions: { audiences: [[audience]] } });
    return bent(xml, '.evil.example', `${COMMENT}.evil.example`);
  }),
  tamed(
    'a comment in the name id, of which nothing hangs but a later logout',
    WHOLE,
    IN_SIGNED,
    async (house) => {
      const to = await ask(house);
      people += 1;
      const value = `somebody.else${people}`;
      const xml = bent(answer(to, { signature: null }, { nameId: { value } }), 'somebody.', `somebody${COMMENT}.`);
      return { to, send: () => post(to, xml), see: () => isKept(to, 'session', 'name_id', value) };
    },
    'read in part',
  ),
];

/** Everything is signed as it stands; the assertion is covered by the signature of the Response. */
function written(edit: (xml: string) => string): (to: Asked) => string {
  const changes: Partial<ResponseOptions> = { response: { edit } };
  return told(changes, { signature: null }) as (to: Asked) => string;
}

const SCHEMA = 'xmlns:xs="http://www.w3.org/2001/XMLSchema" xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"';

/** Ways of writing that honest providers have. */
const WRITTEN: readonly Variant[] = [
  taken(
    'other prefixes, as Shibboleth has',
    written((xml) => xml.replaceAll('saml:', 'saml2:').replaceAll('xmlns:saml=', 'xmlns:saml2=')),
  ),
  taken(
    'no prefix, as AD FS has',
    written((xml) =>
      xml
        .replace(/<saml:Assertion[\s\S]*<\/saml:Assertion>/, (assertion) => assertion.replaceAll('saml:', ''))
        .replace(/<Assertion (xmlns:saml=)?/, '<Assertion xmlns='),
    ),
  ),
  taken(
    'types on its values, as SimpleSAMLphp has',
    written((xml) => xml.replaceAll('<saml:AttributeValue>', `<saml:AttributeValue ${SCHEMA} xsi:type="xs:string">`)),
  ),
  taken(
    'lines and indents between its elements',
    written((xml) => xml.replaceAll('><', '>\n    <')),
  ),
  taken(
    'lines and indents within its values',
    written((xml) => xml.replaceAll(/<saml:AttributeValue>([^<]*)</g, '<saml:AttributeValue>\n  $1\n  <')),
  ),
  taken('an XML declaration', (to) => `<?xml version="1.0" encoding="UTF-8"?>\n${answer(to)}`),
  taken('a comment in its envelope', (to) => bent(answer(to), '<samlp:Status>', `${COMMENT}$&`)),
  taken(
    'an Extensions element that nobody knows',
    written((xml) => bent(xml, '<samlp:Status>', '<samlp:Extensions><x:y xmlns:x="urn:x"/></samlp:Extensions>$&')),
  ),
  taken(
    'an Advice that nobody knows',
    written((xml) => bent(xml, '</saml:Conditions>', '$&<saml:Advice><x:y xmlns:x="urn:x"/></saml:Advice>')),
  ),
  taken(
    'a Consent and a message beside its status',
    told({ status: { code: 'urn:oasis:names:tc:SAML:2.0:status:Success', message: 'Welcome' } }),
  ),
  taken('base64 in lines of 76', (to) => {
    const lines = encodeResponse(answer(to)).replace(/.{76}/g, '$&\r\n');
    return new URLSearchParams({ SAMLResponse: lines, RelayState: to.relayState });
  }),
];

/** Elements that have the right name in the wrong namespace, which a reader by local name would take. */
const NAMESPACES: readonly Variant[] = [
  refused(
    'an assertion of another namespace',
    'no assertion',
    ['count of assertions'],
    written((xml) =>
      xml.replace(/<saml:Assertion[\s\S]*<\/saml:Assertion>/, (assertion) =>
        assertion
          .replaceAll('saml:', 'x:')
          .replace(/<x:Assertion (xmlns:saml="[^"]*")?/, '<x:Assertion xmlns:x="urn:x"'),
      ),
    ),
    'issuer of the assertion',
  ),
  refused(
    'a status of another namespace',
    'status is not success',
    ['status'],
    written((xml) =>
      xml.replace('<samlp:Status>', '<x:Status xmlns:x="urn:x">').replace('</samlp:Status>', '</x:Status>'),
    ),
  ),
  refused(
    'a destination of another namespace',
    'destination',
    ['destination'],
    written((xml) => bent(xml, ' Destination=', ' xmlns:x="urn:x" x:Destination=')),
  ),
  refused(
    'an issuer of another namespace',
    'issuer of the assertion',
    ['issuer of the assertion'],
    told(
      { signature: null },
      {
        edit: (xml) =>
          xml.replace('<saml:Issuer>', '<x:Issuer xmlns:x="urn:x">').replace('</saml:Issuer>', '</x:Issuer>'),
      },
    ),
  ),
];

/** A message with ... */
export const TRICKS: readonly Variant[] = [...CUTS, ...NAMESPACES, ...WRITTEN];
