import { Xml } from '#platform/kernel';
import type { SamlAttribute } from '../../../../apps/demo-idp/src/saml/assertion.js';
import { ATTRIBUTE, type AttributeName, attribute } from '../../../../apps/demo-idp/src/saml/attributes.js';
import { answer, honest } from '../saml-support.js';
import type { CheckName } from './checks.js';
import { FAILS } from './judge.js';
import { type Message, refused, taken, told, type Variant } from './variant.js';

const PAIRWISE = 'urn:oasis:names:tc:SAML:attribute:pairwise-id';
const NAMES: readonly AttributeName[] = ['displayName', 'givenName', 'sn', 'cn'];
const IDENTIFIERS: readonly AttributeName[] = ['eduPersonPrincipalName', 'subject-id', 'funetEduPersonEPPNTimeStamp'];

/** An honest answer whose attributes of these names are left out and others put in. */
export function telling(without: readonly AttributeName[], ...instead: readonly SamlAttribute[]): Message {
  const names = without.map((name) => ATTRIBUTE[name] as string);
  return (to) => {
    const others = honest(to).attributes.filter(({ name }) => !names.includes(name));
    return answer(to, { signature: null, attributes: [...others, ...instead] });
  };
}

/** Another value of one attribute. */
const saying = (name: AttributeName, ...values: readonly string[]) => telling([name], attribute(name, ...values));
const eppn = (...values: readonly string[]) => saying('eduPersonPrincipalName', ...values);
const twice = (name: AttributeName, ...values: readonly string[]) =>
  telling([name], attribute(name, ...values), attribute(name, 'x@metropolia.fi'));

const DUPLICATES: readonly [string, string, CheckName, Message][] = [
  ['comes twice', 'attribute eppn comes twice', 'no duplicates', twice('eduPersonPrincipalName', 'a@metropolia.fi')],
  ['comes twice, once empty', 'attribute eppn comes twice', 'no duplicates', twice('eduPersonPrincipalName', '')],
  ['comes twice, once without a value', 'attribute eppn comes twice', 'no duplicates', twice('eduPersonPrincipalName')],
  ['with many values comes twice', 'attribute mail comes twice', 'no duplicates', twice('mail', 'a@metropolia.fi')],
  [
    'comes in two statements',
    'attribute eppn comes twice',
    'no duplicates',
    told(
      { signature: null },
      {
        edit: (xml) => xml.replace(/<saml:AttributeStatement>[\s\S]*<\/saml:AttributeStatement>/, '$&$&'),
      },
    ),
  ],
  [
    'is an eppn of two values',
    'attribute eppn has many values',
    'single values',
    eppn('a@metropolia.fi', 'b@metropolia.fi'),
  ],
  [
    'is an eppn of two values, one empty',
    'attribute eppn has many values',
    'single values',
    eppn('', 'b@metropolia.fi'),
  ],
  [
    'is a subject-id of two values',
    'attribute subjectId has many values',
    'single values',
    saying('subject-id', 'a@metropolia.fi', 'b@metropolia.fi'),
  ],
  [
    'is a display name of two values',
    'attribute displayName has many values',
    'single values',
    saying('displayName', 'Kim Koe', 'Kai Koe'),
  ],
  [
    'is over 500 characters',
    'attribute displayName is too long',
    'length of values',
    saying('displayName', 'x'.repeat(501)),
  ],
];

const FOREIGN: readonly [string, Message][] = [
  ['is an eppn of another university', eppn('student0001@laurea.fi')],
  ['is an eppn of a domain below', eppn('a@evil.metropolia.fi')],
  ['is an eppn of a domain above', eppn('a@fi')],
  ['is an eppn of a domain that ends like ours', eppn('a@evilmetropolia.fi')],
  ['is an eppn of a domain that begins like ours', eppn('a@metropolia.fi.evil.example')],
  ['is an eppn of a domain that fits ours as a pattern', eppn('a@metropoliaxfi')],
  ['is an eppn of a pattern that fits ours', eppn('a@.*')],
  ['is an eppn of our domain with a dot at its end', eppn('a@metropolia.fi.')],
  ['is an eppn of two domains', eppn('a@metropolia.fi,laurea.fi')],
  ['is a subject-id of another university', saying('subject-id', 'abc@laurea.fi')],
  ['is a pairwise-id of another university', telling([], { name: PAIRWISE, values: ['abc@laurea.fi'] })],
  [
    'is an affiliation of another university',
    saying('eduPersonScopedAffiliation', 'member@metropolia.fi', 'staff@laurea.fi'),
  ],
];

const OUTSIDE = 'identifier outside the scopes of the provider';

const UNSCOPED: readonly [string, Message, string?][] = [
  ['is an eppn without scope', eppn('student0001'), OUTSIDE],
  ['is an eppn with nobody in the scope', eppn('@metropolia.fi')],
  ['is an eppn with two scopes', eppn('a@laurea.fi@metropolia.fi')],
  ['is an eppn with a blank', eppn('a b@metropolia.fi')],
  ['is an eppn with a line break', eppn('a\nb@metropolia.fi')],
  ['is an eppn with a soft hyphen in its scope', eppn('a@metro\u00adpolia.fi'), OUTSIDE],
  ['is an eppn in letters that only look like ours', eppn('a@metropoli\u0430.fi'), OUTSIDE],
  // In lower case the Kelvin sign is a plain k.
  ['is an eppn with a letter that folds into another', eppn('\u212Aim@metropolia.fi')],
];

/** The name id says what no attribute does. */
const named: Message = (to) => {
  const names = IDENTIFIERS.map((name) => ATTRIBUTE[name] as string);
  const attributes = honest(to).attributes.filter(({ name }) => !names.includes(name));
  return answer(to, { attributes }, { nameId: { value: 'student0001@metropolia.fi' } });
};

/** There is nothing to keep an account by: the database says no. */
const NO_KEY = FAILS;

const LACKS: readonly [string, Message, string?][] = [
  ['is no identifier', telling(IDENTIFIERS), NO_KEY],
  [
    'is an identifier under its friendly name only',
    telling(IDENTIFIERS, {
      name: 'eduPersonPrincipalName',
      friendlyName: 'eduPersonPrincipalName',
      values: ['a@metropolia.fi'],
    }),
    NO_KEY,
  ],
  [
    'is an identifier in letters of another case',
    telling(IDENTIFIERS, { name: ATTRIBUTE.eduPersonPrincipalName.toUpperCase(), values: ['a@metropolia.fi'] }),
    NO_KEY,
  ],
  ['is an empty identifier', telling(IDENTIFIERS, attribute('eduPersonPrincipalName', '')), NO_KEY],
  ['stands in the name id only', named, NO_KEY],
  ['is no name', telling(NAMES)],
  ['is a name of blanks', telling(NAMES, attribute('displayName', '  '))],
  ['is none at all', told({ attributes: [] }), NO_KEY],
];

const SUFFICIENT: readonly [string, Message][] = [
  [
    'is an eppn only',
    telling([...IDENTIFIERS, 'eduPersonScopedAffiliation'], attribute('eduPersonPrincipalName', 'only@metropolia.fi')),
  ],
  ['is a pairwise-id only', telling(IDENTIFIERS, { name: PAIRWISE, values: ['AB12@metropolia.fi'] })],
  ['is a scope in capitals', eppn('capitals@METROPOLIA.FI')],
  ['is many mail addresses', saying('mail', 'a@metropolia.fi', 'b@example.org', 'c@example.org')],
  ['is a mail address of another university', saying('mail', 'student0001@laurea.fi')],
  ['is no mail address', telling(['mail'])],
  ['is no mail address that could be one', saying('mail', 'nobody', 'two words@x.fi')],
  ['is a name of letters beyond Latin', saying('displayName', '李 小龙 محمد Ó’Brien & <Søn>')],
  ['is a name of 500 characters', saying('displayName', 'x'.repeat(500))],
  [
    'is unknown to us',
    telling([], { name: 'urn:oid:1.2.3', values: ['a', 'b'] }, { name: 'urn:oid:1.2.3', values: [] }),
  ],
  [
    'is unknown and holds XML',
    telling([], { name: 'urn:oid:1.2.3', values: [new Xml('<x:y xmlns:x="urn:x">z</x:y>')] }),
  ],
  [
    'has no NameFormat',
    telling(['displayName'], { name: ATTRIBUTE.displayName, nameFormat: null, values: ['Kim Koe'] }),
  ],
  ['is an affiliation that no vocabulary knows', saying('eduPersonAffiliation', 'king')],
];

/** An attribute that ... */
export const ATTRIBUTES: readonly Variant[] = [
  ...DUPLICATES.map(([name, reason, check, message]) => refused(name, reason, [check], message)),
  ...FOREIGN.map(([name, message]) => refused(name, OUTSIDE, ['scopes'], message)),
  ...UNSCOPED.map(([name, message, without]) =>
    refused(name, 'identifier without a scope', ['form of identifiers'], message, without),
  ),
  ...LACKS.map(([name, message, without]) =>
    refused(name, 'identity.saml-incomplete', ['enough attributes'], message, without),
  ),
  ...SUFFICIENT.map(([name, message]) => taken(name, message)),
];
