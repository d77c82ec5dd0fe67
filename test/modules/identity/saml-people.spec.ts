import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GrantRole, RegisterPerson } from '#identity';
import { SYSTEM } from '#platform';
import type { PersonId } from '#platform/kernel';
import type { SamlAttribute } from '../../../apps/demo-idp/src/saml/assertion.js';
import { tablesThatSay } from '../../support/where-in-database.js';
import { enter, messageOf, type Told } from './saml-enter.js';
import { ask, expectRefused, openSamlHouse, post, type SamlHouse, type TrustedIdp } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

let told = 0;
/** Every test has people of its own. */
beforeEach(() => {
  told += 1;
});
const here = (more: Told = {}): Told => ({ eduPersonPrincipalName: `kim${told}@metropolia.fi`, ...more });
const there = (more: Told = {}): Told => ({ eduPersonPrincipalName: `kim${told}@laurea.fi`, ...more });

const affiliationsOf = async (id: string) =>
  (
    await house.database.query<{ text: string }>(
      `select a.affiliation || ' at ' || (o.name->>'en') as text from identity.affiliation a
       join identity.organisation o on o.id = a.organisation_id where a.person_id = $1 order by 1`,
      [id],
    )
  ).map(({ text }) => text);
const addressesOf = async (id: string) =>
  (
    await house.database.query<{ address: string }>(
      'select address from identity.contact_address where person_id = $1 order by address',
      [id],
    )
  ).map(({ address }) => address);
const at = ({ provider }: TrustedIdp) => provider.names.en;

describe('somebody of two universities', () => {
  it('has an account at each; moving leaves the old one, with all that it has, as it is', async () => {
    const mail = 'kim@example.org';
    const old = await enter(house, there({ mail, eduPersonAffiliation: 'student' }), house.laurea);
    const { organisationId } = house.laurea;
    await house
      .get(GrantRole)
      .execute({ personId: old.id, role: 'university_coordinator', organisationId, programmeId: null }, SYSTEM);
    const fresh = await enter(house, here({ mail, eduPersonAffiliation: 'student' }));
    expect(fresh).toMatchObject({ id: expect.not.stringMatching(old.id), roles: [] });
    expect(await affiliationsOf(fresh.id)).toEqual([`student at ${at(house.metropolia)}`]);
    expect(await affiliationsOf(old.id)).toEqual([`student at ${at(house.laurea)}`]);
    const back = await enter(house, there({ mail }), house.laurea);
    expect(back).toMatchObject({ id: old.id, roles: ['university_coordinator'] });
  });

  it('may be a student here and staff there: each account has what its own university says', async () => {
    const student = await enter(house, here({ eduPersonScopedAffiliation: ['student@metropolia.fi'] }));
    const employee = await enter(house, there({ eduPersonAffiliation: ['staff', 'employee'] }), house.laurea);
    expect(await affiliationsOf(student.id)).toEqual([`student at ${at(house.metropolia)}`]);
    expect(await affiliationsOf(employee.id)).toEqual([
      `employee at ${at(house.laurea)}`,
      `staff at ${at(house.laurea)}`,
    ]);
    expect([student.roles, employee.roles]).toEqual([[], []]);
  });

  it('keeps what one university says when the other speaks, should both open one account', async () => {
    const one = await enter(house, here({ eduPersonAffiliation: 'student' }));
    const other = await enter(house, there({ eduPersonAffiliation: 'staff' }), house.laurea);
    await house.database.query('update identity.sign_in set person_id = $1 where person_id = $2', [one.id, other.id]);
    expect((await enter(house, there({ eduPersonAffiliation: 'faculty' }), house.laurea)).id).toBe(one.id);
    expect(await affiliationsOf(one.id)).toEqual([
      `faculty at ${at(house.laurea)}`,
      `student at ${at(house.metropolia)}`,
    ]);
    await enter(house, here());
    expect(await affiliationsOf(one.id)).toEqual([`faculty at ${at(house.laurea)}`]);
  });
});

describe('an affiliation', () => {
  it('without a scope is one at the provider’s own university, like one with it', async () => {
    const { id } = await enter(house, there({ eduPersonAffiliation: ['student', 'member'] }), house.laurea);
    expect(await affiliationsOf(id)).toEqual([`member at ${at(house.laurea)}`, `student at ${at(house.laurea)}`]);
  });

  it('may be both: who studies and works at one university has one account with both, and no role', async () => {
    const both = { eduPersonAffiliation: ['student', 'staff'], eduPersonScopedAffiliation: 'staff@metropolia.fi' };
    const { id, roles } = await enter(house, here(both));
    expect(await affiliationsOf(id)).toEqual([
      `staff at ${at(house.metropolia)}`,
      `student at ${at(house.metropolia)}`,
    ]);
    expect(roles).toEqual([]);
  });
});

describe('an eppn that may have been given to another person', () => {
  /** As if all these days had passed. */
  const daysPass = (days: number, id: string) =>
    house.database.query(
      `with person as (update identity.person set created_at = created_at - $1 * interval '1 day' where id = $2)
       update identity.sign_in set last_used_at = last_used_at - $1 * interval '1 day', verified_at = verified_at - $1 * interval '1 day'
       where person_id = $2`,
      [days, id],
    );

  it('opens the same account for 24 months where no time stamp tells, then another; the old one keeps what it has', async () => {
    const first = await enter(house, there(), house.laurea);
    await daysPass(729, first.id);
    expect((await enter(house, there({ displayName: 'Kim Uusi' }), house.laurea)).id).toBe(first.id);
    await daysPass(731, first.id);
    const second = await enter(house, there({ displayName: 'Kai Koe' }), house.laurea);
    expect(second.id).not.toBe(first.id);
    const [old] = await house.database.query('select display_name, state from identity.person where id = $1', [
      first.id,
    ]);
    expect(old).toEqual({ display_name: 'Kim Uusi', state: 'active' });
    expect((await enter(house, there({ displayName: 'Kai Koe' }), house.laurea)).id).toBe(second.id);
  });

  it('opens the same account whenever its time stamp is the same', async () => {
    const stamped = here({ funetEduPersonEPPNTimeStamp: '20190107' });
    const { id } = await enter(house, stamped);
    await daysPass(2000, id);
    expect((await enter(house, stamped)).id).toBe(id);
  });

  it('was seen whenever it came, also beside a stronger identifier', async () => {
    const both = here({ 'subject-id': `s${told}@metropolia.fi` });
    const { id } = await enter(house, both);
    await daysPass(2000, id);
    expect((await enter(house, both)).id).toBe(id);
    expect((await enter(house, here())).id).toBe(id);
  });

  it('brings nobody the role that was meant for another one long ago', async () => {
    const { eduPersonPrincipalName } = here();
    const personId: PersonId = await house.get(RegisterPerson).byEppn(String(eduPersonPrincipalName), SYSTEM);
    const { organisationId } = house.metropolia;
    await house
      .get(GrantRole)
      .execute({ personId, role: 'university_coordinator', organisationId, programmeId: null }, SYSTEM);
    await daysPass(731, personId);
    expect(await enter(house, here())).toMatchObject({ id: expect.not.stringMatching(personId), roles: [] });
  });
});

describe('a name', () => {
  it.each<[string, Told, string]>([
    ['on one line, without signs that turn or hide others', { displayName: '  Kim\r\n\u202eKoe\u200b ' }, 'Kim Koe'],
    ['composed, however it was typed', { displayName: 'A\u0308ija\u0308la\u0308' }, 'Äijälä'],
    [
      'of given name and surname where the display name is a dash',
      { displayName: '-', givenName: 'Åsa', sn: 'Öhman' },
      'Åsa Öhman',
    ],
    ['of the one part there is', { displayName: '', sn: 'Sukarno' }, 'Sukarno'],
    ['that is the first common name with a letter', { displayName: '', cn: ['.', 'Kim Koe'] }, 'Kim Koe'],
    ['of 500 letters', { displayName: 'ä'.repeat(500) }, 'ä'.repeat(500)],
  ])('is kept %s', async (_how, attributes, name) => {
    const entered = await enter(house, here(attributes));
    expect(entered.name).toBe(name);
    const kept = 'select display_name from identity.person where id = $1';
    expect(await house.database.query(kept, [entered.id])).toEqual([{ display_name: name }]);
  });

  it.each(['-', '\u200b', '\u202e \u200d'])(
    'without any letter is none, and who has no other cannot sign in: "%s"',
    async (displayName) => {
      const to = await ask(house);
      const send = () => post(to, messageOf(to, here({ displayName })));
      await expectRefused(to, send, { text: 'saml-incomplete', reason: 'identity.saml-incomplete' });
    },
  );
});

describe('mail addresses', () => {
  it('of which there are many: the first that can be one is written to, and no other is kept', async () => {
    const mail = ['nobody', 'Kim.Koe@Metropolia.example', 'kim.koe@metropolia.example', 'other@metropolia.example'];
    const { id } = await enter(house, here({ mail }));
    expect(await addressesOf(id)).toEqual(['Kim.Koe@metropolia.example']);
  });
});

const NEVER: readonly SamlAttribute[] = [
  ['schacPersonalUniqueID', 'urn:oid:1.3.6.1.4.1.25178.1.2.15', 'urn:schac:personalUniqueID:fi:FIC:010100-900F'],
  ['schacDateOfBirth', 'urn:oid:1.3.6.1.4.1.25178.1.2.3', '19000101'],
  ['nationalIdentificationNumber', 'urn:oid:1.2.246.21', '010100-900F'],
  ['norEduPersonNIN', 'urn:oid:1.3.6.1.4.1.2428.90.1.5', '010100-900F'],
  [
    'schacPersonalUniqueCode',
    'urn:oid:1.3.6.1.4.1.25178.1.2.14',
    'urn:schac:personalUniqueCode:int:esi:fi:010100-900F',
  ],
  // Under the name of something we read, as far as people can see.
  ['displayName', 'schacPersonalUniqueID', '010100-900F'],
  ['eduPersonPrincipalName', 'schacDateOfBirth', '19000101@metropolia.fi'],
].map(([friendlyName = '', name = '', value = '']) => ({ name, friendlyName, values: [value] }));
const PATTERN = '010100-?900F|1900-?01-?01';

describe('identity number and date of birth', () => {
  const nowhere = async () => {
    expect(await tablesThatSay(house.database, PATTERN)).toEqual([]);
    expect(house.log.text).not.toMatch(new RegExp(PATTERN));
  };

  it('are dropped on arrival, under whatever name they come, also among affiliations', async () => {
    const affiliations = ['student', '010100-900F', '19000101'];
    const { id } = await enter(house, here({ eduPersonAffiliation: affiliations }), house.metropolia, NEVER);
    expect(await affiliationsOf(id)).toEqual([`student at ${at(house.metropolia)}`]);
    await house.settle();
    await nowhere();
  });

  it('are not kept from a sign-in that is refused', async () => {
    const to = await ask(house);
    const foreign = { eduPersonPrincipalName: '010100-900F@laurea.fi' };
    const reason = 'identifier outside the scopes of the provider';
    await expectRefused(to, () => post(to, messageOf(to, foreign, NEVER)), { reason });
    await nowhere();
  });
});

const ENTITLEMENTS: readonly SamlAttribute[] = [
  ['eduPersonEntitlement', 'urn:oid:1.3.6.1.4.1.5923.1.1.1.7', 'urn:luotsi:role:programme_owner'],
  ['isMemberOf', 'urn:oid:1.3.6.1.4.1.5923.1.5.1.1', 'university_coordinator'],
  ['role', 'http://schemas.microsoft.com/ws/2008/06/identity/claims/role', 'system_admin'],
  ['roles', 'roles', 'system_admin'],
].map(([friendlyName = '', name = '', value = '']) => ({ name, friendlyName, values: [value] }));

describe('a staff role', () => {
  it('comes from nothing that a university says', async () => {
    const affiliations = { eduPersonAffiliation: ['staff', 'employee', 'faculty', 'university_coordinator'] };
    const { id, roles } = await enter(house, here(affiliations), house.metropolia, ENTITLEMENTS);
    expect(roles).toEqual([]);
    expect(await house.database.query('select 1 from identity.role_grant where person_id = $1', [id])).toEqual([]);
  });

  it('stays with who has it when the university no longer calls them staff: it is given and taken here', async () => {
    const { id: personId } = await enter(house, here({ eduPersonAffiliation: 'staff' }));
    const { organisationId } = house.metropolia;
    await house
      .get(GrantRole)
      .execute({ personId, role: 'university_coordinator', organisationId, programmeId: null }, SYSTEM);
    expect((await enter(house, here({ eduPersonAffiliation: 'alum' }))).roles).toEqual(['university_coordinator']);
  });
});
