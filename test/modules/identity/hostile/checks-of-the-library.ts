import { type Check, checksIn } from './check.js';

const LIBRARY = 'node_modules/@node-saml/node-saml/lib';
const saml = checksIn(`${LIBRARY}/saml.js`);
const xml = checksIn(`${LIBRARY}/xml.js`);

/** What node-saml checks besides us. Where both look, both must be switched off before a message goes through. */
export const LIBRARY_CHECKS = {
  'library: parser': xml.expression('{ error: errHandler, fatalError: errHandler }', '{ error() {}, fatalError() {} }'),
  'library: two transforms': xml.expression('transforms.length > 2', 'false'),
  'library: signature': xml.statement(
    'fullXml = normalizeNewlines(fullXml);\n    // find any signature',
    'return String(currentNode);',
  ),
  'library: requests': saml.expression(
    'this.options.validateInResponseTo === types_1.ValidateInResponseTo.always',
    'false',
  ),
  'library: times': saml.expression('this.options.acceptedClockSkewMs == -1', 'true'),
  'library: dates': checksIn(`${LIBRARY}/date-time.js`).expression('isNaN(dateMs)', 'false'),
  'library: audience': saml.expression('this.options.audience !== false', 'false'),
  'library: one Conditions': saml.expression('assertion.Conditions && assertion.Conditions.length > 1', 'false'),
} satisfies Record<string, Check>;
