import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FindSignedIn, GrantRole, Organisations, requireScope, type SignedIn, type StaffRole } from '#identity';
import { SYSTEM } from '#platform';
import { DAY, helsinkiInstant, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { Cohorts } from '#programmes';
import { GrantsCatalogue } from '../../../libs/identity/src/staff/grants.catalogue.js';
import { DecideGrant } from '../../../libs/identity/src/usecases/decide-grant.js';
import { GiveRole } from '../../../libs/identity/src/usecases/give-role.js';
import { InviteStaff } from '../../../libs/identity/src/usecases/invite-staff.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { aPerson, someId } from '../../support/people.js';

const NOW = helsinkiInstant('2026-03-02', '12:00');

let house: TestHouse;
let university: OrganisationId;
let programme: ProgrammeId;
beforeAll(async () => {
  house = await openHouse(NOW);
  university = await house.get(Organisations).findOrAdd({ kind: 'university', name: { source: 'en', en: 'Aalto' } });
  programme = await house.get(Cohorts).addProgramme({
    name: { source: 'en', en: 'Programme' },
    description: { source: 'en', en: '' },
    startsOn: '2026-01-01',
    endsOn: '2026-12-31',
    partners: [{ organisationId: university, role: 'part_implementer' }],
  });
});
afterAll(() => house.close());

const everywhere = { organisationId: null, programmeId: null };
const actor = async (personId: PersonId): Promise<SignedIn> => {
  const found = await house.get(FindSignedIn).execute(personId, house.clock.now());
  if (!found) throw new Error('nobody');
  return found;
};
async function staff(
  role: StaffRole,
  place: { organisationId: OrganisationId | null; programmeId: ProgrammeId | null },
) {
  const { personId } = await aPerson(house);
  await house.get(GrantRole).execute({ personId, role, ...place }, SYSTEM);
  return actor(personId);
}
const given = (role: string, more: object = {}) => ({
  role,
  ...everywhere,
  validFrom: undefined,
  validTo: undefined,
  ...more,
});
const give = (by: SignedIn, personId: PersonId, role: string, more: object = {}) =>
  house.get(GiveRole).execute(personId, given(role, more), by);
const decide = () => house.get(DecideGrant);
const rolesOf = async (personId: PersonId) =>
  (await house.get(FindSignedIn).execute(personId, house.clock.now()))?.grants.map(({ role }) => role);
const grantOf = async (personId: PersonId) =>
  (
    await house.database.one<{ id: string }>(
      'select id from identity.role_grant where person_id = $1 order by id desc limit 1',
      [personId],
    )
  )?.id ?? '';
const told = async (type: string, personId: PersonId) => {
  await house.settle();
  return house.database.query('select 1 from notifications.notification where type = $1 and person_id = $2', [
    type,
    personId,
  ]);
};
const attentionOf = async (by: SignedIn, id: string) =>
  (await house.get(GrantsCatalogue).get(requireScope(by, 'identity.list-grants'), id))?.attention;

describe('a role that one person may give', () => {
  it('counts at once, and whoever gets it is told', async () => {
    const manager = await staff('programme_manager', everywhere);
    const { personId } = await aPerson(house);
    await give(manager, personId, 'event_host', { organisationId: university, programmeId: programme });
    expect(await rolesOf(personId)).toEqual(['event_host']);
    expect(await told('role-granted', personId)).toHaveLength(1);
  });

  it('is given to nobody by themselves, by who may not, to a closed account, or for what is not there', async () => {
    const manager = await staff('programme_manager', everywhere);
    const coordinator = await staff('university_coordinator', everywhere);
    const own = await staff('administrator', { organisationId: university, programmeId: programme });
    const { personId } = await aPerson(house);
    const { personId: closed } = await aPerson(house);
    await house.database.query(`update identity.person set state = 'disabled' where id = $1`, [closed]);
    const refused: [Promise<void>, string][] = [
      [give(manager, manager.personId, 'event_host'), 'identity.grant-to-self'],
      [give(coordinator, personId, 'event_host'), 'identity.grant-not-yours'],
      [give(manager, personId, 'administrator'), 'identity.grant-not-yours'],
      [give(own, personId, 'event_host'), 'identity.grant-not-yours'],
      [give(manager, personId, 'emperor'), 'identity.unknown-role'],
      [give(manager, closed, 'event_host'), 'identity.unknown-person'],
      [give(manager, personId, 'event_host', { organisationId: someId() }), 'identity.unknown-organisation'],
      [give(manager, personId, 'event_host', { programmeId: someId() }), 'identity.unknown-programme'],
      [give(manager, personId, 'event_host', { programmeId: 'x' }), 'identity.unknown-programme'],
      [give(manager, personId, 'event_host', { validTo: NOW }), 'identity.grant-ends-too-soon'],
    ];
    for (const [work, code] of refused) await expect(work).rejects.toMatchObject({ code });
    expect(await rolesOf(personId)).toEqual([]);
  });

  it('begins and ends with the days that were given', async () => {
    const manager = await staff('programme_manager', everywhere);
    const { personId } = await aPerson(house);
    const [validFrom, validTo] = [helsinkiInstant('2026-03-28'), helsinkiInstant('2026-03-30')];
    await give(manager, personId, 'event_host', { validFrom, validTo });
    const at: [Date, string[]][] = [
      [new Date(validFrom.getTime() - 1), []],
      [validFrom, ['event_host']],
      // The clocks go forward on the 29th: the last day is a whole one all the same.
      [helsinkiInstant('2026-03-29', '23:59'), ['event_host']],
      [validTo, []],
    ];
    for (const [instant, roles] of at) {
      house.clock.set(instant);
      expect(await rolesOf(personId)).toEqual(roles);
    }
    house.clock.set(NOW);
  });
});

describe('a role that two must agree to', () => {
  it('counts once a second person has agreed, who is neither the giver nor the holder nor out of reach', async () => {
    const [giver, second] = [await staff('administrator', everywhere), await staff('administrator', everywhere)];
    const elsewhere = await staff('programme_manager', { organisationId: null, programmeId: someId() });
    const holder = await staff('administrator', everywhere);
    const place = { organisationId: university, programmeId: programme };
    await give(giver, holder.personId, 'university_coordinator', place);
    const grant = await grantOf(holder.personId);
    expect(await rolesOf(holder.personId)).toEqual(['administrator']);
    expect(await attentionOf(giver, grant)).toBe('approve');
    expect(await told('role-granted', holder.personId)).toHaveLength(1);
    for (const [by, code] of [
      [giver, 'identity.grant-needs-another'],
      [holder, 'identity.grant-needs-another'],
      [elsewhere, 'identity.grant-not-yours'],
    ] as const)
      await expect(decide().approve(grant, by)).rejects.toMatchObject({ code });
    await decide().approve(grant, second);
    expect(await rolesOf(holder.personId)).toEqual(['administrator', 'university_coordinator']);
    expect(await told('role-granted', holder.personId)).toHaveLength(2);
    await expect(decide().approve(grant, second)).rejects.toMatchObject({ code: 'identity.grant-not-waiting' });
    await expect(decide().approve(someId(), second)).rejects.toMatchObject({ code: 'identity.unknown-grant' });
  });

  it('asked for twice waits once, and withdrawn while it waits is not told to anybody', async () => {
    const [giver, second] = [await staff('administrator', everywhere), await staff('administrator', everywhere)];
    const { personId } = await aPerson(house);
    await give(giver, personId, 'programme_manager');
    await give(giver, personId, 'programme_manager');
    expect(
      await house.database.query('select 1 from identity.role_grant where person_id = $1', [personId]),
    ).toHaveLength(1);
    await decide().withdraw(await grantOf(personId), second);
    await expect(decide().approve(await grantOf(personId), second)).rejects.toMatchObject({
      code: 'identity.grant-is-over',
    });
    expect([...(await told('role-granted', personId)), ...(await told('role-withdrawn', personId))]).toEqual([]);
  });
});

describe('withdrawing a role', () => {
  it('counts at the next request, once, and its holder is told', async () => {
    const manager = await staff('programme_manager', everywhere);
    const host = await staff('event_host', everywhere);
    const grant = await grantOf(host.personId);
    await decide().withdraw(grant, manager);
    expect(await rolesOf(host.personId)).toEqual([]);
    expect(await told('role-withdrawn', host.personId)).toHaveLength(1);
    await expect(decide().withdraw(grant, manager)).rejects.toMatchObject({ code: 'identity.grant-is-over' });
  });

  it('leaves an administrator for everything, also when the last two take it from each other at once', async () => {
    await house.database.query(`update identity.role_grant set revoked_at = $1 where role = 'administrator'`, [NOW]);
    const [one, two] = [await staff('administrator', everywhere), await staff('administrator', everywhere)];
    const outcomes = await Promise.allSettled([
      decide().withdraw(await grantOf(two.personId), one),
      decide().withdraw(await grantOf(one.personId), two),
    ]);
    expect(outcomes.map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
    const left = [...((await rolesOf(one.personId)) ?? []), ...((await rolesOf(two.personId)) ?? [])];
    expect(left).toEqual(['administrator']);
  });
});

describe('a role in the course of time', () => {
  it('is reminded of 30 days and 7 days before its end, once each, unless it goes on', async () => {
    const [host, later, short] = [await aPerson(house), await aPerson(house), await aPerson(house)];
    const end = (days: number) => ({
      role: 'event_host',
      ...everywhere,
      validTo: new Date(NOW.getTime() + days * DAY),
    });
    await house.get(GrantRole).execute({ personId: host.personId, ...end(40) }, SYSTEM);
    await house.get(GrantRole).execute({ personId: later.personId, ...end(40) }, SYSTEM);
    await house.get(GrantRole).execute({ personId: later.personId, ...end(400) }, SYSTEM);
    await house.get(GrantRole).execute({ personId: short.personId, ...end(5) }, SYSTEM);
    const reminded = async (day: number) => {
      house.clock.set(new Date(NOW.getTime() + day * DAY));
      await house.tick();
      await house.tick();
      return [
        (await told('role-ending', host.personId)).length,
        (await told('role-ending', later.personId)).length,
        (await told('role-ending', short.personId)).length,
      ];
    };
    expect(await reminded(1)).toEqual([0, 0, 1]);
    expect(await reminded(9)).toEqual([0, 0, 1]);
    expect(await reminded(11)).toEqual([1, 0, 1]);
    expect(await reminded(32)).toEqual([1, 0, 1]);
    expect(await reminded(34)).toEqual([2, 0, 1]);
    expect(await reminded(41)).toEqual([2, 0, 1]);
    house.clock.set(NOW);
  });

  it('is to be looked through after a year, and then by somebody else than its holder', async () => {
    const manager = await staff('programme_manager', everywhere);
    const host = await staff('event_host', everywhere);
    const grant = await grantOf(host.personId);
    expect(await attentionOf(manager, grant)).toBeNull();
    house.clock.set(new Date(NOW.getTime() + 365 * DAY));
    expect(await attentionOf(manager, grant)).toBe('review');
    const admin = await staff('administrator', everywhere);
    await expect(decide().keep(await grantOf(admin.personId), admin)).rejects.toMatchObject({
      code: 'identity.grant-needs-another',
    });
    await decide().keep(grant, manager);
    expect(await attentionOf(manager, grant)).toBeNull();
    house.clock.set(NOW);
  });
});

describe('inviting somebody', () => {
  const invited = (more: object) => ({
    ...given('event_host'),
    displayName: 'Veera Virtanen',
    address: 'veera@example.fi',
    eppn: undefined,
    language: 'fi' as const,
    ...more,
  });
  const invite = async (more: object) =>
    house.get(InviteStaff).execute(invited(more), await staff('administrator', everywhere));
  const known = () =>
    house.database.query<{ id: PersonId }>(`select id from identity.person where display_name = 'Veera Virtanen'`);

  it('makes an account, and leaves none when the role cannot be given', async () => {
    for (const [more, code] of [
      [{ role: 'emperor' }, 'identity.unknown-role'],
      [{ validTo: NOW }, 'identity.grant-ends-too-soon'],
      [{ address: 'no address' }, 'identity.unfit-address'],
      [{ eppn: 'veera@nowhere.example' }, 'identity.unknown-organisation'],
    ] as const)
      await expect(invite(more)).rejects.toMatchObject({ code });
    expect(await known()).toEqual([]);
    await invite({});
    const [veera] = await known();
    expect(veera && (await rolesOf(veera.id))).toEqual(['event_host']);
    expect(veera && (await told('role-granted', veera.id))).toHaveLength(1);
  });

  it('who has an account gives the role to that account', async () => {
    await invite({ role: 'content_editor', address: 'VEERA@example.fi' });
    const [veera, ...more] = await known();
    expect(more).toEqual([]);
    expect(veera && (await rolesOf(veera.id))).toEqual(['event_host', 'content_editor']);
  });
});
