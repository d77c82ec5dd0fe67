import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SamlAttribute } from '../../../apps/demo-idp/src/saml/assertion.js';
import { ATTRIBUTE, type AttributeName, attribute } from '../../../apps/demo-idp/src/saml/attributes.js';
import { type Asked, answer, ask, expectRefused, honest, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

const PAIRWISE = 'urn:oasis:names:tc:SAML:attribute:pairwise-id';
const NAMES: readonly AttributeName[] = ['displayName', 'givenName', 'sn', 'cn'];
const IDENTIFIERS: readonly AttributeName[] = ['eduPersonPrincipalName', 'subject-id', 'funetEduPersonEPPNTimeStamp'];

/** An honest answer whose attributes of these names are left out and others put in. */
function telling(to: Asked, without: readonly AttributeName[], ...instead: readonly SamlAttribute[]): string {
  const names = without.map((name) => ATTRIBUTE[name] as string);
  const others = honest(to).attributes.filter(({ name }) => !names.includes(name));
  return answer(to, { signature: null, attributes: [...others, ...instead] });
}

const twice = (name: AttributeName, ...values: readonly string[]) => [
  attribute(name, ...values),
  attribute(name, 'x@metropolia.fi'),
];
const FOREIGN = 'identifier outside the scopes of the provider';
const UNSCOPED = 'identifier without a scope';

const FAULTS: [string, string, readonly AttributeName[], readonly SamlAttribute[]][] = [
  [
    'comes twice',
    'attribute eppn comes twice',
    ['eduPersonPrincipalName'],
    twice('eduPersonPrincipalName', 'a@metropolia.fi'),
  ],
  [
    'comes twice, once empty',
    'attribute eppn comes twice',
    ['eduPersonPrincipalName'],
    twice('eduPersonPrincipalName', ''),
  ],
  [
    'comes twice, once without a value',
    'attribute eppn comes twice',
    ['eduPersonPrincipalName'],
    twice('eduPersonPrincipalName'),
  ],
  ['with many values comes twice', 'attribute mail comes twice', ['mail'], twice('mail', 'a@metropolia.fi')],
  [
    'is an eppn of two values',
    'attribute eppn has many values',
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', 'a@metropolia.fi', 'b@metropolia.fi')],
  ],
  [
    'is an eppn of two values, one empty',
    'attribute eppn has many values',
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', '', 'b@metropolia.fi')],
  ],
  [
    'is a subject-id of two values',
    'attribute subjectId has many values',
    ['subject-id'],
    [attribute('subject-id', 'a@metropolia.fi', 'b@metropolia.fi')],
  ],
  [
    'is a display name of two values',
    'attribute displayName has many values',
    ['displayName'],
    [attribute('displayName', 'Kim Koe', 'Kai Koe')],
  ],
  [
    'is over 500 characters',
    'attribute displayName is too long',
    ['displayName'],
    [attribute('displayName', 'x'.repeat(501))],
  ],

  [
    'is an eppn of another university',
    FOREIGN,
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', 'student0001@laurea.fi')],
  ],
  [
    'is an eppn of a domain below',
    FOREIGN,
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', 'a@evil.metropolia.fi')],
  ],
  ['is a subject-id of another university', FOREIGN, ['subject-id'], [attribute('subject-id', 'abc@laurea.fi')]],
  ['is a pairwise-id of another university', FOREIGN, [], [{ name: PAIRWISE, values: ['abc@laurea.fi'] }]],
  [
    'is an affiliation of another university',
    FOREIGN,
    ['eduPersonScopedAffiliation'],
    [attribute('eduPersonScopedAffiliation', 'member@metropolia.fi', 'staff@laurea.fi')],
  ],
  [
    'is an eppn without scope',
    UNSCOPED,
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', 'student0001')],
  ],
  [
    'is an eppn with nobody in the scope',
    UNSCOPED,
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', '@metropolia.fi')],
  ],
  [
    'is an eppn with two scopes',
    UNSCOPED,
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', 'a@laurea.fi@metropolia.fi')],
  ],
  [
    'is an eppn with a blank',
    UNSCOPED,
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', 'a b@metropolia.fi')],
  ],
  // In lower case the Kelvin sign is a plain k.
  [
    'is an eppn with a letter that folds into another',
    UNSCOPED,
    ['eduPersonPrincipalName'],
    [attribute('eduPersonPrincipalName', '\u212Aim@metropolia.fi')],
  ],
];

describe('an attribute that contradicts the rules', () => {
  it.each(FAULTS)('%s', async (_fault, reason, without, instead) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, telling(to, without, ...instead)), { reason });
  });
});

describe('attributes that do not suffice', () => {
  const incomplete = { text: 'saml-incomplete', reason: 'identity.saml-incomplete' };

  it.each<[string, readonly AttributeName[], readonly SamlAttribute[]]>([
    ['no identifier', IDENTIFIERS, []],
    [
      'an identifier under its friendly name only',
      IDENTIFIERS,
      [{ name: 'eduPersonPrincipalName', friendlyName: 'eduPersonPrincipalName', values: ['a@metropolia.fi'] }],
    ],
    ['an empty identifier', IDENTIFIERS, [attribute('eduPersonPrincipalName', '')]],
    ['no name', NAMES, []],
    ['a name of blanks', NAMES, [attribute('displayName', '  ')]],
  ])('are refused in words that say so: %s', async (_lack, without, instead) => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, telling(to, without, ...instead)), incomplete);
    expect(await house.database.query('select 1 from identity.saml_assertion_used')).toEqual([]);
  });

  it('are refused when there are none at all', async () => {
    const to = await ask(house);
    await expectRefused(to, () => post(to, answer(to, { attributes: [] })), incomplete);
  });
});

describe('attributes that suffice', () => {
  const me = async (to: Asked) =>
    (await (await to.browser.get('/api/v1/me')).json()) as { person: { id: string; displayName: string } };
  const enter = async (without: readonly AttributeName[], ...instead: readonly SamlAttribute[]) => {
    const to = await ask(house);
    expect((await post(to, telling(to, without, ...instead))).status).toBe(303);
    return (await me(to)).person;
  };

  it('name a person by given name and surname, or by the common name, when there is no display name', async () => {
    const identifier = (text: string) => attribute('eduPersonPrincipalName', `${text}@metropolia.fi`);
    const byParts = await enter(
      [...NAMES, ...IDENTIFIERS],
      identifier('a1'),
      attribute('givenName', 'Åsa'),
      attribute('sn', 'Öhman'),
    );
    expect(byParts.displayName).toBe('Åsa Öhman');
    const beside = [attribute('displayName', ''), attribute('givenName', 'Åsa'), attribute('sn', 'Öhman')];
    const byEmpty = await enter([...NAMES, ...IDENTIFIERS], identifier('a3'), ...beside);
    expect(byEmpty.displayName).toBe('Åsa Öhman');
    const byCommon = await enter(
      [...NAMES, ...IDENTIFIERS],
      identifier('a2'),
      attribute('cn', 'Linh Nguyễn', 'Linh N'),
    );
    expect(byCommon.displayName).toBe('Linh Nguyễn');
  });

  it.each(['Ó’Brien & <Søn> "Ł"', '李 小龙', 'محمد', 'Zoë\u0308'])('keep the name %s as it is', async (name) => {
    const eppn = attribute('eduPersonPrincipalName', `n${name.length}${name.codePointAt(0)}@metropolia.fi`);
    expect((await enter([...NAMES, ...IDENTIFIERS], eppn, attribute('displayName', name))).displayName).toBe(name);
  });

  it('may lack a mail address, or have none that can be one', async () => {
    const eppn = attribute('eduPersonPrincipalName', 'nomail@metropolia.fi');
    const { id } = await enter(['mail', ...IDENTIFIERS], eppn, attribute('mail', 'nobody', 'two words@x.fi'));
    expect(await house.database.query('select 1 from identity.contact_address where person_id = $1', [id])).toEqual([]);
  });

  it('open one account, whatever the case of their letters', async () => {
    const named = (text: string) => enter(IDENTIFIERS, attribute('eduPersonPrincipalName', text));
    expect((await named('Case@Metropolia.FI')).id).toBe((await named('case@metropolia.fi')).id);
  });

  it('may hold a pairwise-id only', async () => {
    const pairwise = { name: PAIRWISE, values: ['AB12@metropolia.fi'] };
    expect((await enter(IDENTIFIERS, pairwise)).id).toBe((await enter(IDENTIFIERS, pairwise)).id);
  });

  it('leave affiliations of the known words, and nothing else that stands there', async () => {
    const { id } = await enter(
      [...IDENTIFIERS, 'eduPersonAffiliation', 'eduPersonScopedAffiliation'],
      attribute('eduPersonPrincipalName', 'words@metropolia.fi'),
      attribute('eduPersonAffiliation', 'Student', '010100-900F', 'member@metropolia.fi'),
      attribute('eduPersonScopedAffiliation', 'student@metropolia.fi', 'alum@METROPOLIA.fi', 'king@metropolia.fi'),
    );
    const rows = await house.database.query(
      'select affiliation from identity.affiliation where person_id = $1 order by 1',
      [id],
    );
    expect(rows).toEqual([{ affiliation: 'alum' }, { affiliation: 'student' }]);
  });
});
