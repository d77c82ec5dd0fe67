import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { SamlAttribute } from '../../../apps/demo-idp/src/saml/assertion.js';
import { type AttributeName, attribute } from '../../../apps/demo-idp/src/saml/attributes.js';
import { telling } from './hostile/attributes.js';
import { type Asked, answer, ask, expectRefused, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

const PAIRWISE = 'urn:oasis:names:tc:SAML:attribute:pairwise-id';
const NAMES: readonly AttributeName[] = ['displayName', 'givenName', 'sn', 'cn'];
const IDENTIFIERS: readonly AttributeName[] = ['eduPersonPrincipalName', 'subject-id', 'funetEduPersonEPPNTimeStamp'];

describe('attributes that do not suffice', () => {
  it('use nothing up: the same assertion with what was missing would be taken', async () => {
    const to = await ask(house);
    const incomplete = { text: 'saml-incomplete', reason: 'identity.saml-incomplete' };
    await expectRefused(to, () => post(to, answer(to, { attributes: [] })), incomplete);
    expect(await house.database.query('select 1 from identity.saml_assertion_used')).toEqual([]);
  });
});

describe('attributes that suffice', () => {
  const me = async (to: Asked) =>
    (await (await to.browser.get('/api/v1/me')).json()) as { person: { id: string; displayName: string } };
  const enter = async (without: readonly AttributeName[], ...instead: readonly SamlAttribute[]) => {
    const to = await ask(house);
    expect((await post(to, await telling(without, ...instead)(to))).status).toBe(303);
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
