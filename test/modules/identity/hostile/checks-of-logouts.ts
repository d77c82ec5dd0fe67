import { type Check, checksIn } from './check.js';

const SAML = 'libs/identity/src/saml';
const redirect = checksIn(`${SAML}/redirect-message.ts`);
const message = checksIn(`${SAML}/logout-message.ts`);
const logout = checksIn(`${SAML}/single-logout.ts`);

/** What a message about logout must be. */
export const LOGOUT_CHECKS = {
  'logout: size': redirect.statement(`if (query.length > MAX_QUERY) refuse('too large');`),
  'logout: no parameter twice': redirect.expression('found.has(name)', 'false'),
  'logout: one message': redirect.statement(
    `if ((request === undefined) === (response === undefined)) refuse('not exactly one message');`,
  ),
  'logout: signed': redirect.statement(`if (!rawAlgorithm || !rawSignature) refuse('not signed');`),
  'logout: algorithm': redirect.statement(
    `if (!SIGNATURE_HASHES.has(algorithm)) refuse('weak or unknown signature algorithm');`,
  ),
  'logout: decodes': redirect.statement(`return refuse('not an address');`, 'return raw;'),
  'logout: inflates': redirect.statement(`return refuse('does not inflate');`, `return '<x/>';`),
  'logout: size inflated': redirect.expression('{ maxOutputLength: MAX_XML }', '{}'),
  'logout: root': message.expression(`root?.namespaceURI === NS.protocol && root.localName === name`, 'true'),
  'logout: version': message.statement(`demand(root.getAttribute('Version') === '2.0', 'version');`),
  'logout: destination': message.statement(`demand(root.getAttribute('Destination') === destination, 'destination');`),
  'logout: one issuer': message.statement(`demand(issuers.length === 1, 'issuer');`),
  'logout: id': message.statement(`demand(id.length > 0 && id.length <= 256, 'no id');`),
  'logout: just now': message.statement(
    `demand(issued !== undefined && Math.abs(now.getTime() - issued) <= FRESH + CLOCK_SKEW, 'not issued just now');`,
  ),
  'logout: valid still': message.statement(
    `demand(ends === undefined || ends + CLOCK_SKEW > now.getTime(), 'no longer valid');`,
  ),
  'logout: one name': message.statement(`demand(names.length === 1, 'not exactly one NameID');`),
  'logout: RelayState': logout.statement(
    `if (Buffer.byteLength(message.relayState ?? '') > MAX_RELAY_STATE) throw new SamlRefusal('RelayState is too long');`,
  ),
  'logout: known issuer': logout.expression(
    'await this.providers.find(issuer)',
    "(await this.providers.find(issuer)) ?? (await this.providers.find((await this.providers.list()).at(-1)?.entityId ?? ''))",
  ),
  'logout: signature': logout.statement(
    `if (!message.holds(provider.certificates)) throw new SamlRefusal('signature does not hold');`,
  ),
  'logout: answer address': logout.statement(
    `if (!to) throw new SamlRefusal('the provider names no address to answer to');`,
  ),
  'logout: asked': logout.statement(`if (!asked) throw new SamlRefusal('answers no logout of ours');`),
  'logout: provider': logout.text('where provider = $2', 'where $2::text is not null'),
  'logout: name': logout.text('and name_id = $3', 'and $3::text is not null'),
  'logout: session index': logout.text(
    '(cardinality($4::text[]) = 0 or session_index = any($4))',
    '$4::text[] is not null',
  ),
} satisfies Record<string, Check>;
