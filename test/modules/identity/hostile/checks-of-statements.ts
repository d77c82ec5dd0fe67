import { type Check, checksIn } from './check.js';

const IDENTITY = 'libs/identity/src';
const policy = checksIn(`${IDENTITY}/saml/response-policy.ts`);
const attributes = checksIn(`${IDENTITY}/saml/attributes.ts`);
const accept = checksIn(`${IDENTITY}/saml/accept-response.ts`);
const exchanges = checksIn(`${IDENTITY}/saml/exchanges.ts`);
const guards = checksIn(`${IDENTITY}/saml/saml.guards.ts`);
const xml = checksIn(`${IDENTITY}/saml/xml.ts`);
const providers = checksIn(`${IDENTITY}/saml/providers.ts`);

const ENVELOPE = {
  version: policy.statement(`demand(response.getAttribute('Version') === '2.0', 'version');`),
  status: policy.statement(
    `demand(codes.length === 1 && codes[0]?.getAttribute('Value') === SUCCESS, 'status is not success');`,
  ),
  request: policy.statement(
    `demand(response.getAttribute('InResponseTo') === expected.requestId, 'answers another request');`,
  ),
  destination: policy.statement(`demand(destination === expected.acs || (!destination && !signed), 'destination');`),
  'issuer of the response': policy.expression(
    `issuers.length <= 1 && issuers.every((issuer) => textOf(issuer) === expected.entityId)`,
    'true',
  ),
  'count of assertions': policy.statement(`demand(assertions.length === 1, 'no assertion');`),
} satisfies Record<string, Check>;

const SUBJECT = {
  'version of the assertion': policy.statement(
    `demand(assertion.getAttribute('Version') === '2.0', 'version of the assertion');`,
  ),
  'issuer of the assertion': policy.statement(
    `demand(issuers.length === 1 && textOf(issuers[0]) === expected.entityId, 'issuer of the assertion');`,
  ),
  confirmation: policy.statement(
    `throw new SamlRefusal('no bearer confirmation for us');`,
    'return expected.now.getTime();',
  ),
  'method of confirmation': policy.statement(`if (confirmation.getAttribute('Method') !== BEARER) continue;`),
  recipient: policy.expression(`data?.getAttribute('Recipient') === expected.acs`, 'true'),
  'confirmed request': policy.expression(`data.getAttribute('InResponseTo') === expected.requestId`, 'true'),
  'no beginning of the confirmation': policy.expression(`!data.getAttribute('NotBefore')`, 'true'),
  'time of the confirmation': policy.expression('inTime(data, expected.now.getTime())', 'true'),
  'end of the confirmation': policy.statement(
    'if (fits && until !== undefined) return until;',
    'if (fits) return until ?? expected.now.getTime();',
  ),
} satisfies Record<string, Check>;

const CONDITIONS = {
  'times are times': policy.expression('!Number.isNaN(at)', 'true'),
  'times with a zone': xml.expression('INSTANT.test(text)', 'true'),
  'one Conditions': policy.statement(
    `demand(conditions.length === 1 && only !== undefined, 'conditions');`,
    'if (!only) return;',
  ),
  'time of the conditions': policy.statement(`demand(inTime(only, expected.now.getTime()), 'conditions not in time');`),
  'end of the conditions': policy.statement(
    `demand(time(only, 'NotOnOrAfter') !== undefined, 'conditions without end');`,
  ),
  'known conditions': policy.expression(
    `element.namespaceURI === NS.assertion && KNOWN_CONDITIONS.has(element.localName)`,
    'true',
  ),
  audience: policy.expression(
    `restrictions.length > 0 &&
      restrictions.every((restriction) =>
        children(restriction, NS.assertion, 'Audience').some((audience) => textOf(audience) === expected.audience),
      )`,
    'true',
  ),
  'one AuthnStatement': policy.statement(
    `demand(statements.length === 1 && statement !== undefined, 'not exactly one AuthnStatement');`,
    'if (!statement) return;',
  ),
  'session at the provider': policy.statement(
    `demand(ends === undefined || ends > now - CLOCK_SKEW, 'the session at the provider is over');`,
  ),
} satisfies Record<string, Check>;

const PERSON = {
  'length of values': attributes.expression('values.some((value) => value.length > MAX_VALUE)', 'false'),
  'single values': attributes.expression('SINGLE.includes(key) && values.length > 1', 'false'),
  'no duplicates': attributes.expression('found.has(key)', 'false'),
  'form of identifiers': attributes.expression(
    'SCOPED.exec(value)?.[1]?.toLowerCase()',
    `value.slice(value.lastIndexOf('@') + 1).toLowerCase()`,
  ),
  scopes: attributes.statement(
    `if (!scopes.includes(scope)) throw new SamlRefusal('identifier outside the scopes of the provider');`,
  ),
  'enough attributes': accept.expression('keysOf(person).size === 0 || !person.displayName', 'false'),
} satisfies Record<string, Check>;

const EXCHANGE = {
  'relay state': guards.expression(`typeof relayState !== 'string' || !RELAY_STATE.test(relayState)`, 'false'),
  'known relay state': exchanges.text('where relay_state = $1', 'where ($1::text is null or true)'),
  cookie: checksIn(`${IDENTITY}/sessions/browser-cookie.ts`).statement('return undefined;', `return '-';`),
  browser: exchanges.text('and browser_hash = $2', 'and $2::text is not null'),
  'quarter of an hour': exchanges.text(
    'and expires_at > $3\n       returning id',
    'and $3::timestamptz is not null\n       returning id',
  ),
  once: exchanges.text('delete from identity.saml_request', 'update identity.saml_request set id = id'),
  'assertion used once': exchanges.expression('inserted.length === 1', 'true'),
  'trusted still': providers.text(
    ') as provider where',
    `union all select entity_id, organisation_id, name, sso_url, certificates, scopes, logout_url, logout_url, null, null, false
     from identity.identity_provider where not enabled) as provider where`,
  ),
  'unfinished sign-ins': exchanges.statement('await this.refuseTooMany(sourceHash);'),
  'way back': checksIn(`${IDENTITY}/domain/return-path.ts`).statement(
    `if (typeof wanted !== 'string' || wanted.length > MAX_LENGTH || !SAFE_PATH.test(wanted)) return fallback;`,
    'return wanted;',
  ),
  'new session': checksIn(`${IDENTITY}/sessions/begin-session.ts`).expression(
    'request.session.regenerate((error: unknown) => (error ? reject(asError(error)) : resolve()))',
    'resolve()',
  ),
  'earlier session': checksIn(`${IDENTITY}/usecases/sign-in-by-saml.ts`).statement(
    'await this.endEarlierSession(accepted.exchange.requestId);',
  ),
} satisfies Record<string, Check>;

/** What a message must say, and which exchange it belongs to. */
export const STATEMENT_CHECKS = { ...ENVELOPE, ...SUBJECT, ...CONDITIONS, ...PERSON, ...EXCHANGE };
