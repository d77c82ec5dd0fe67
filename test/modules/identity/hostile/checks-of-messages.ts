import { type Check, checksIn } from './check.js';

const SAML = 'libs/identity/src/saml';
const guard = checksIn(`${SAML}/message-guard.ts`);
const xml = checksIn(`${SAML}/xml.ts`);
const policy = checksIn(`${SAML}/signature-policy.ts`);
const seal = checksIn(`${SAML}/encrypted-assertion.ts`);
const accept = checksIn(`${SAML}/accept-response.ts`);
const guards = checksIn(`${SAML}/saml.guards.ts`);

const GUARDS = {
  'one field': guard.statement(
    `if (typeof encoded !== 'string') refuse('not exactly one SAMLResponse');`,
    'encoded = String([encoded].flat()[0]);',
  ),
  size: guard.statement(`if (encoded.length > MAX_MESSAGE_BYTES) refuse('too large');`),
  base64: guard.statement(`if (!BASE64.test(encoded)) refuse('not base64');`),
  'UTF-8': guard.expression('{ fatal: true }', '{}'),
  DOCTYPE: guard.statement(`if (/<!DOCTYPE/i.test(xml)) refuse('DOCTYPE');`),
  'processing instructions': guard.statement(`if (/<\\?(?!xml\\s)/i.test(xml)) refuse('processing instruction');`),
  pieces: guard.statement(
    `if (xml.split(/[<=]/, MAX_PIECES + 2).length > MAX_PIECES + 1) refuse('too many elements');`,
  ),
  depth: guard.statement(`if (nestingOf(xml) > MAX_DEPTH) refuse('too deep');`),
  'well-formed': xml.expression('{ warning: complain, error: complain, fatalError: complain }', '{}'),
  root: guard.statement(
    `if (!response || response.namespaceURI !== NS.protocol || response.localName !== 'Response')
    return refuse('root is not a Response');`,
  ),
  'one Response': guard.statement(
    `if (descendants(response, NS.protocol, 'Response').length > 0) refuse('more than one Response');`,
  ),
  'one Assertion': guard.statement(
    `if (all.length > 1 || all.length !== own.length) refuse('not exactly one Assertion');`,
  ),
  'what was sealed': guard.statement(
    `if (!assertion || assertion.namespaceURI !== NS.assertion || assertion.localName !== 'Assertion')
    return refuse('what was sealed is no Assertion');`,
  ),
  'no assertion within': guard.statement(`if (inner.length > 0) refuse('not exactly one Assertion');`),
  'places of signatures': guard.statement(
    `if (ofRoot > 1 || ofAssertion > 1 || all !== ofRoot + ofAssertion) refuse('a signature out of place');`,
  ),
  'whole text': xml.expression(
    `(element?.textContent ?? '').trim()`,
    `(element?.firstChild?.nodeType === 3 ? element.firstChild.nodeValue : '').trim()`,
  ),
  'refused answers': guards.expression('this.refusedAnswers.refuseTooMany(source)', 'Promise.resolve()'),
  query: guards.statement(
    `if ('SAMLRequest' in request.query || 'SAMLResponse' in request.query)
    throw new SamlRefusal('a message in the query');`,
  ),
} satisfies Record<string, Check>;

const SIGNATURES = {
  'signature algorithm': policy.expression(
    `algorithms(signature, 'SignatureMethod').every((name) => SIGNATURES.has(name))`,
    'true',
  ),
  digest: policy.expression(`algorithms(signature, 'DigestMethod').every((name) => DIGESTS.has(name))`, 'true'),
  canonicalisation: policy.expression(
    `algorithms(signature, 'CanonicalizationMethod').every((name) => CANONICALISATIONS.has(name))`,
    'true',
  ),
  transforms: policy.expression(`algorithms(signature, 'Transform').join() === TRANSFORMS.join()`, 'true'),
  reference: policy.statement(`faults.push([isOwn, 'reference is not the signed element']);`),
  'something is signed': accept.statement(
    `if (!responseIsSigned && !assertionIsSigned) throw new SamlRefusal('nothing is signed');`,
  ),
} satisfies Record<string, Check>;

const SEALS = {
  'only the content': seal.statement(
    `demand(childElements(encrypted).length === 1, 'more than the sealed assertion');`,
  ),
  'one content': seal.expression(`descendants(encrypted, NS.encryption, 'EncryptedData').length === 1`, 'true'),
  'type of the content': seal.statement(
    `demand(data.getAttribute('Type') === ELEMENT, 'what is sealed is no element');`,
  ),
  'algorithm of the seal': seal.statement(
    `demand(AUTHENTICATED.has(algorithm) || (cbcAllowed && CBC.has(algorithm)), 'unsafe or unknown encryption');`,
  ),
  'one sealed key': seal.expression('infos.length === 1 && keys.length === 1 && key !== undefined', 'true'),
  'place of the sealed key': seal.statement(`demand(key.parentNode === infos[0], 'an EncryptedKey out of place');`),
  'no key elsewhere': seal.statement(
    `demand(descendants(encrypted, NS.signature, 'RetrievalMethod').length === 0, 'a key kept elsewhere');`,
  ),
  'two sealed values': seal.statement(
    `demand(descendants(encrypted, NS.encryption, 'CipherValue').length === 2, 'not exactly two sealed values');`,
  ),
  'key transport': seal.statement(`demand(method?.getAttribute('Algorithm') === OAEP, 'unknown key transport');`),
  'digest of the key transport': seal.expression(
    `childElements(method).length === digests.length &&
      digests.every((digest) => digest.getAttribute('Algorithm') === SHA1)`,
    'true',
  ),
  'our key': seal.expression('keys.find((candidate) => opens(candidate, sealed))', 'keys[0]'),
  opens: seal.statement(
    `throw error instanceof SamlRefusal ? error : new SamlRefusal('does not open');`,
    `return { xml: '<x/>', privateKey };`,
  ),
} satisfies Record<string, Check>;

/** What stands before a message is believed. */
export const MESSAGE_CHECKS = { ...GUARDS, ...SIGNATURES, ...SEALS };
