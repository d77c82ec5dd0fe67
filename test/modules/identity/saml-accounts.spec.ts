import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { GrantRole, RegisterPerson } from '#identity';
import { PersonalDataHolders, SYSTEM, Transactions } from '#platform';
import type { PersonId } from '#platform/kernel';
import { enter as enterHouse, messageOf, type Told } from './saml-enter.js';
import { ask, displayNameOf, expectRefused, openSamlHouse, post, type SamlHouse, signIn } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

let told = 0;
let eppn = '';
/** Every test has people of its own. */
beforeEach(() => {
  told += 1;
  eppn = `kim.koe${told}@metropolia.fi`;
});

const enter = (attributes: Told, idp = house.metropolia) => enterHouse(house, attributes, idp);
const keysOf = async (id: string) =>
  (
    await house.database.query<{ text: string }>(
      `select key_type || ' ' || key || ' ' || state as text from identity.sign_in where person_id = $1 order by 1`,
      [id],
    )
  ).map(({ text }) => text);
const addressesOf = (id: string) =>
  house.database.query(
    'select address, is_primary from identity.contact_address where person_id = $1 order by is_primary desc, address',
    [id],
  );
const subject = (text: string) => `${text}${told}@metropolia.fi`;
const eduPersonPrincipalName = () => ({ eduPersonPrincipalName: eppn });

describe('the account behind identifiers', () => {
  it('is the subject-id’s, whatever eppn comes with it; the earlier eppn opens it no more', async () => {
    const { id } = await enter({ 'subject-id': subject('s1'), ...eduPersonPrincipalName() });
    const married = await enter({ 'subject-id': subject('s1'), eduPersonPrincipalName: `x${eppn}` });
    expect(married.id).toBe(id);
    expect(await keysOf(id)).toEqual([
      `eppn ${eppn} retired`,
      `eppn x${eppn} active`,
      `subject-id ${subject('s1')} active`,
    ]);
    expect((await enter(eduPersonPrincipalName())).id).not.toBe(id);
  });

  it('is found by the eppn alone when the provider stops to tell the subject-id', async () => {
    const { id } = await enter({ 'subject-id': subject('s1'), ...eduPersonPrincipalName() });
    expect((await enter(eduPersonPrincipalName())).id).toBe(id);
  });

  it('is another one when the eppn was given to somebody else: another subject-id', async () => {
    const first = await enter({ 'subject-id': subject('s1'), ...eduPersonPrincipalName() });
    const second = await enter({ 'subject-id': subject('s2'), ...eduPersonPrincipalName() });
    expect(second.id).not.toBe(first.id);
    expect((await enter({ 'subject-id': subject('s1') })).id).toBe(first.id);
    expect(await keysOf(first.id)).toEqual([`eppn ${eppn} retired`, `subject-id ${subject('s1')} active`]);
  });

  it('is another one when the eppn was given to somebody else: another time stamp', async () => {
    const first = await enter({ ...eduPersonPrincipalName(), funetEduPersonEPPNTimeStamp: '20190107' });
    const second = await enter({ ...eduPersonPrincipalName(), funetEduPersonEPPNTimeStamp: '20260107' });
    expect(second.id).not.toBe(first.id);
    expect((await enter({ ...eduPersonPrincipalName(), funetEduPersonEPPNTimeStamp: '20260107' })).id).toBe(second.id);
  });

  it('takes an eppn along that was somebody else’s until now, so that it opens one account only', async () => {
    const old = await enter(eduPersonPrincipalName());
    const { id } = await enter({ 'subject-id': subject('s1'), eduPersonPrincipalName: `x${eppn}` });
    expect((await enter({ 'subject-id': subject('s1'), ...eduPersonPrincipalName() })).id).toBe(id);
    expect(await keysOf(old.id)).toEqual([`eppn ${eppn} retired`]);
    expect((await enter(eduPersonPrincipalName())).id).toBe(id);
  });

  it('is one for each university, for people of one local name, name and address', async () => {
    const mail = 'sam.lee@example.org';
    const here = await enter({ eduPersonPrincipalName: `sam${told}@metropolia.fi`, mail, displayName: 'Sam Lee' });
    const there = await enter(
      { eduPersonPrincipalName: `sam${told}@laurea.fi`, mail, displayName: 'Sam Lee' },
      house.laurea,
    );
    expect(there.id).not.toBe(here.id);
  });

  it('is never found by mail', async () => {
    const invited = { displayName: 'Maija Mentori', address: `maija${told}@metropolia.fi`, language: 'fi' } as const;
    const { personId } = await house.get(RegisterPerson).byAddress(invited, SYSTEM);
    expect((await enter({ ...eduPersonPrincipalName(), mail: invited.address })).id).not.toBe(personId);
  });

  it('is made once when a person comes in through many doors at the same moment, staff’s among them', async () => {
    const attributes = { 'subject-id': subject('s1'), ...eduPersonPrincipalName() };
    const everybody = await Promise.all([
      ...Array.from({ length: 8 }, async () => (await enter(attributes)).id),
      house.get(RegisterPerson).byEppn(eppn, SYSTEM),
      enter(eduPersonPrincipalName()).then(({ id }) => id),
    ]);
    expect(new Set(everybody).size).toBe(1);
  });
});

describe('staff whom somebody registered by eppn', () => {
  async function registered(): Promise<PersonId> {
    const personId = await house.get(RegisterPerson).byEppn(eppn, SYSTEM);
    const { organisationId } = house.metropolia;
    await house
      .get(GrantRole)
      .execute({ personId, role: 'university_coordinator', organisationId, programmeId: null }, SYSTEM);
    return personId;
  }

  it('find their role at the first sign-in, and are known by subject-id from then on', async () => {
    const personId = await registered();
    const attributes = {
      'subject-id': subject('s1'),
      ...eduPersonPrincipalName(),
      funetEduPersonEPPNTimeStamp: '20190107',
    };
    expect(await enter(attributes)).toMatchObject({ id: personId, name: 'Kim Koe', roles: ['university_coordinator'] });
    expect((await enter({ 'subject-id': subject('s1') })).id).toBe(personId);
    // Whoever gets the eppn later gets no role with it.
    const later = { 'subject-id': subject('s2'), ...eduPersonPrincipalName(), funetEduPersonEPPNTimeStamp: '20260107' };
    expect(await enter(later)).toMatchObject({ id: expect.not.stringMatching(personId), roles: [] });
    const byStamp = { ...eduPersonPrincipalName(), funetEduPersonEPPNTimeStamp: '20260901' };
    expect((await enter(byStamp)).roles).toEqual([]);
  });

  it('are told apart from a later holder of the eppn by the time stamp of their first sign-in', async () => {
    const personId = await registered();
    expect((await enter({ ...eduPersonPrincipalName(), funetEduPersonEPPNTimeStamp: '20190107' })).id).toBe(personId);
    const later = await enter({ ...eduPersonPrincipalName(), funetEduPersonEPPNTimeStamp: '20260107' });
    expect(later).toMatchObject({ id: expect.not.stringMatching(personId), roles: [] });
  });

  it('are not whom another university calls by that name', async () => {
    await registered();
    const to = await ask(house, house.laurea);
    const reason = 'identifier outside the scopes of the provider';
    await expectRefused(to, () => post(to, messageOf(to, eduPersonPrincipalName())), { reason });
  });

  it('have no role from their affiliation: roles are given here, never there', async () => {
    const affiliations = ['staff', 'employee', 'faculty', 'member'];
    const scoped = affiliations.map((one) => `${one}@metropolia.fi`);
    const staff = {
      ...eduPersonPrincipalName(),
      eduPersonAffiliation: affiliations,
      eduPersonScopedAffiliation: scoped,
    };
    expect(await enter(staff)).toMatchObject({ roles: [] });
    const { id } = await enter(staff);
    expect(await house.database.query('select 1 from identity.role_grant where person_id = $1', [id])).toEqual([]);
  });
});

describe('what a university tells anew', () => {
  it('follows: name, affiliations, address', async () => {
    const before = await enter({
      ...eduPersonPrincipalName(),
      mail: 'old@metropolia.example',
      eduPersonAffiliation: 'student',
    });
    const now = {
      ...eduPersonPrincipalName(),
      mail: 'new@metropolia.example',
      eduPersonAffiliation: 'alum',
      displayName: 'Kim Uusi',
    };
    expect((await enter(now)).name).toBe('Kim Uusi');
    const affiliations = 'select affiliation from identity.affiliation where person_id = $1';
    expect(await house.database.query(affiliations, [before.id])).toEqual([{ affiliation: 'alum' }]);
    expect(await addressesOf(before.id)).toEqual([
      { address: 'new@metropolia.example', is_primary: true },
      { address: 'old@metropolia.example', is_primary: false },
    ]);
    await enter({ ...eduPersonPrincipalName(), mail: 'OLD@metropolia.example' });
    expect((await addressesOf(before.id))[0]).toEqual({ address: 'old@metropolia.example', is_primary: true });
  });

  it('leaves the address in use as long as it is among those told, and when none is told', async () => {
    const { id } = await enter({ ...eduPersonPrincipalName(), mail: ['a@metropolia.example', 'b@metropolia.example'] });
    await enter({ ...eduPersonPrincipalName(), mail: ['b@metropolia.example', 'a@metropolia.example'] });
    await enter(eduPersonPrincipalName());
    expect(await addressesOf(id)).toEqual([{ address: 'a@metropolia.example', is_primary: true }]);
  });
});

describe('an account that is closed', () => {
  it('stays closed, and nothing in it is changed', async () => {
    const { id, to: before } = await enter(eduPersonPrincipalName());
    await house.database.query(`update identity.person set state = 'disabled' where id = $1`, [id]);
    const to = await ask(house);
    const message = messageOf(to, {
      ...eduPersonPrincipalName(),
      displayName: 'Kim Uusi',
      'subject-id': subject('s1'),
    });
    await expectRefused(to, () => post(to, message), { text: 'account-disabled' });
    expect(await house.database.query('select display_name from identity.person where id = $1', [id])).toEqual([
      { display_name: 'Kim Koe' },
    ]);
    expect(await displayNameOf(before.browser)).toBeUndefined();
  });

  it('is not opened again after its person was erased: who comes back is new', async () => {
    const { browser } = await signIn(house, house.metropolia, 'student0077');
    const { person } = (await (await browser.get('/api/v1/me')).json()) as { person: { id: PersonId } };
    const holder = house
      .get(PersonalDataHolders)
      .all()
      .find(({ lib }) => lib === 'identity');
    await house.get(Transactions).run(async () => holder?.erase(person.id));
    expect(await displayNameOf(browser)).toBeUndefined();
    const again = (await signIn(house, house.metropolia, 'student0077')).browser;
    const { person: fresh } = (await (await again.get('/api/v1/me')).json()) as { person: { id: PersonId } };
    expect(fresh.id).not.toBe(person.id);
  });
});
