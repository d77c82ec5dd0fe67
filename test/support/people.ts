import { randomBytes } from 'node:crypto';
import { GrantRole, MintCode, RegisterPerson, type StaffRole } from '#identity';
import { SYSTEM } from '#platform';
import { MINUTE, newId, type OrganisationId, type PersonId, type ProgrammeId } from '#platform/kernel';
import { Browser } from './browser.js';
import type { openApi, TestHouse } from './house.js';

type ApiHouse = Awaited<ReturnType<typeof openApi>>;

export interface NewPerson {
  readonly role?: StaffRole | undefined;
  readonly organisationId?: OrganisationId | null;
  readonly programmeId?: ProgrammeId | null;
  readonly name?: string;
}

/** A person with an address, made through the door of identity. */
export async function aPerson(
  house: TestHouse,
  name = 'Person Under Test',
): Promise<{ personId: PersonId; address: string }> {
  const address = `p${randomBytes(6).toString('hex')}@example.fi`;
  const { personId } = await house
    .get(RegisterPerson, { strict: false })
    .byAddress({ displayName: name, address, language: 'en' }, SYSTEM);
  return { personId, address };
}

/** Somebody who is a student at a university, as a SAML sign-in leaves her. */
export async function aStudentAt(
  house: TestHouse,
  organisationId: OrganisationId,
  name = 'Student Under Test',
): Promise<{ personId: PersonId; address: string }> {
  const person = await aPerson(house, name);
  await house.database.query(
    `insert into identity.affiliation (person_id, organisation_id, affiliation, seen_at) values ($1, $2, 'student', $3)`,
    [person.personId, organisationId, house.clock.now()],
  );
  return person;
}

/** A browser in which an address has signed in by a code, through the real routes. */
export async function signInWith(house: ApiHouse, address: string): Promise<Browser> {
  const browser = new Browser(house);
  // The rate limit counts codes per address and network within an hour.
  house.clock.advance(2 * MINUTE);
  await browser.post('/api/v1/auth/code/request', { email: address, language: 'en' });
  const row = await house.database.one<{ id: string }>(
    'select id from identity.email_code order by requested_at desc, id desc limit 1',
  );
  const minted = await house.get(MintCode, { strict: false }).execute(row?.id ?? '');
  const verified = await browser.post('/api/v1/auth/code/verify', { code: minted?.code ?? '' });
  if (verified.status !== 204) throw new Error(`sign-in failed: ${verified.status} ${await verified.text()}`);
  return browser;
}

/** A browser signed in as a new person, with a staff role if one is given. */
export async function signInAs(house: ApiHouse, person: NewPerson): Promise<Browser> {
  const { personId, address } = await aPerson(house, person.name);
  if (person.role) {
    const { role, organisationId = null, programmeId = null } = person;
    await house.get(GrantRole, { strict: false }).execute({ personId, role, organisationId, programmeId }, SYSTEM);
  }
  return signInWith(house, address);
}

export const someId = <Kind extends string>() => newId<Kind>(Date.parse('2026-01-01T00:00:00Z'));
