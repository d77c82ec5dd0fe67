import { STATUS } from '../../../../apps/demo-idp/src/saml/names.js';
import { refused, taken, told, type Variant } from './variant.js';

const ELSEWHERE = 'https://other.example/auth/saml/acs';
const ANOTHER = 'https://idp.laurea.example/saml2';
const FAILED = `<samlp:Status><samlp:StatusCode Value="${STATUS.responder}"/></samlp:Status>`;

const secondIssuer = (xml: string) => xml.replace(/<saml:Issuer>[^<]*<\/saml:Issuer>/, '$&$&');
const secondStatus = (xml: string) => xml.replace(/<samlp:Status>.*?<\/samlp:Status>/, `$&${FAILED}`);
const inResponse = (edit: (xml: string) => string) => told({ response: { edit } });

const STATUSES: readonly Variant[] = [
  refused(
    'says that nobody signed in',
    'status is not success',
    ['status'],
    told({ status: { code: STATUS.responder, subcode: STATUS.authnFailed }, assertions: [] }),
    'no assertion',
  ),
  refused(
    'says that nobody could be asked',
    'status is not success',
    ['status', 'count of assertions'],
    told({ status: { code: STATUS.responder, subcode: STATUS.noPassive }, assertions: [] }),
    'no profile',
  ),
  refused(
    'says failure yet brings an assertion',
    'status is not success',
    ['status'],
    told({ status: { code: STATUS.requester }, assertions: [{}] }),
  ),
  refused(
    'says success below failure',
    'status is not success',
    ['status'],
    told({ status: { code: STATUS.responder, subcode: STATUS.success }, assertions: [{}] }),
  ),
  refused('says no status', 'status is not success', ['status'], told({ status: null, assertions: [{}] })),
  refused(
    'says success in words of its own',
    'status is not success',
    ['status'],
    told({ status: { code: `${STATUS.success} ` }, assertions: [{}] }),
  ),
  refused('says success and failure', 'status is not success', ['status'], inResponse(secondStatus)),
];

const DESTINATIONS: readonly Variant[] = [
  refused(
    'was meant for another address',
    'destination',
    ['destination'],
    told({ response: { destination: ELSEWHERE } }),
  ),
  refused(
    'is signed and meant for no address',
    'destination',
    ['destination'],
    told({ response: { destination: null } }),
  ),
  refused(
    'is not signed and meant for another address',
    'destination',
    ['destination'],
    told({ signature: null, response: { destination: ELSEWHERE } }),
  ),
  ...[
    ['ends in a slash', (acs: string) => `${acs}/`],
    ['has a query', (acs: string) => `${acs}?x`],
    ['goes on', (acs: string) => `${acs}.evil.example`],
    ['is written in capitals', (acs: string) => acs.toUpperCase()],
    ['has blanks around it', (acs: string) => ` ${acs} `],
  ].map(([how, change]) =>
    refused(`was meant for ours, but it ${how}`, 'destination', ['destination'], (to) =>
      told({
        response: { destination: (change as (acs: string) => string)(`${to.house.env.PUBLIC_URL}/auth/saml/acs`) },
      })(to),
    ),
  ),
];

/** What the Response says of itself. */
export const ENVELOPES: readonly Variant[] = [
  refused('is of SAML 1.1', 'version', ['version'], told({ response: { version: '1.1' } })),
  refused('is of no version', 'version', ['version'], told({ response: { version: null } })),
  ...STATUSES,
  refused(
    'answers another request',
    'answers another request',
    ['request', 'library: requests'],
    told({ response: { inResponseTo: '_another' } }),
  ),
  refused(
    'answers no request',
    'answers another request',
    ['request', 'library: requests'],
    told({ response: { inResponseTo: null } }),
  ),
  ...DESTINATIONS,
  refused(
    'is issued by another provider',
    'issuer of the response',
    ['issuer of the response'],
    told({ response: { issuer: ANOTHER } }),
  ),
  refused('has two issuers', 'issuer of the response', ['issuer of the response'], inResponse(secondIssuer)),
  taken('may leave out its issuer, and its address where it is not signed', (to) =>
    told({ signature: null, response: { issuer: null, destination: null } })(to),
  ),
];
