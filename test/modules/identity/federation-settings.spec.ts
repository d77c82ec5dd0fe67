import { afterAll, afterEach, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#platform';
import { type Credentials, HOUR, MINUTE, makeCredentials } from '#platform/kernel';
import { IdentityProviders } from '../../../libs/identity/src/saml/providers.js';
import { ClaimScopes } from '../../../libs/identity/src/usecases/claim-scopes.js';
import { RefreshFederation } from '../../../libs/identity/src/usecases/refresh-federation.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { NOON, openHouse, type TestHouse } from '../../support/house.js';
import { aggregate, member, type Publisher, publish, signed } from './federation-support.js';

const OULU = 'https://idp.oulu.example/saml';
const VAASA = 'https://idp.vaasa.example/saml';

let federation: Credentials;
let next: Credentials;
let publisher: Publisher;
let database: TestDatabase;
let house: TestHouse | undefined;

beforeAll(async () => {
  [federation, next] = (await Promise.all(['federation', 'next'].map((name) => makeCredentials(name, NOON)))) as [
    Credentials,
    Credentials,
  ];
  const provider = (entityId: string, scope: string) =>
    member({ entityId, scopes: [scope], certificates: [federation.certificate] });
  const members = [provider(OULU, 'oulu.example'), provider(VAASA, 'vaasa.example')];
  publisher = await publish(signed(aggregate(members, NOON), federation));
});
afterEach(async () => {
  await house?.close();
  house = undefined;
  await database.drop();
});
afterAll(() => publisher.close());

/** The product starts, for the first time or again with settings that somebody has changed. */
async function startWith(more: Record<string, string>, at = NOON): Promise<TestHouse> {
  if (house) await house.close();
  else database = await createTestDatabase();
  const settings = { FEDERATION_METADATA_URL: publisher.url, FEDERATION_SIGNING_CERT: federation.certificate };
  house = await openHouse(at, { ...settings, FEDERATION_IDPS: OULU, ...more }, database);
  return house;
}
const refresh = () => house?.get(RefreshFederation).execute();
const choosable = async () => (await house?.get(IdentityProviders).list())?.map(({ entityId }) => entityId);

describe('a copy of the metadata', () => {
  it('of an address that is set no more lets nobody in, though the new one sends nothing good', async () => {
    await startWith({});
    expect(await refresh()).toBe('accepted');
    expect(await choosable()).toEqual([OULU]);
    const empty = await publish('<html/>');
    await startWith({ FEDERATION_METADATA_URL: empty.url });
    expect(await choosable()).toEqual([]);
    expect(await refresh()).toBe('not-metadata');
    expect(await choosable()).toEqual([]);
    await empty.close();
    await startWith({ FEDERATION_METADATA_URL: '' });
    expect(await choosable()).toEqual([]);
    await startWith({});
    expect(await choosable()).toEqual([OULU]);
  });

  it('signed with a key that was taken out lets nobody in, and is fetched anew instead of asked "has it changed"', async () => {
    await startWith({ FEDERATION_SIGNING_CERT: `${federation.certificate}${next.certificate}` });
    expect(await refresh()).toBe('accepted');
    await startWith({ FEDERATION_SIGNING_CERT: next.certificate });
    expect(await choosable()).toEqual([]);
    expect(await refresh()).toBe('signature-does-not-hold');
    await startWith({});
    expect(await choosable()).toEqual([OULU]);
    expect(await refresh()).toBe('unchanged');
  });

  it('is asked for at once from a new address, and after a refusal no more often than from the old one', async () => {
    await startWith({ FEDERATION_REFRESH_SECONDS: '3600' });
    await house?.tick();
    const bad = await publish('<html/>');
    const restarted = await startWith({ FEDERATION_REFRESH_SECONDS: '3600', FEDERATION_METADATA_URL: bad.url });
    const askedWithin = async (minutes: number) => {
      bad.asked.length = 0;
      for (let minute = 0; minute < minutes; minute += 1) {
        restarted.clock.advance(MINUTE);
        await restarted.tick();
      }
      return bad.asked.length;
    };
    expect(await askedWithin(1)).toBe(1);
    expect(await askedWithin(9)).toBe(0);
    expect(await askedWithin(1)).toBe(1);
    await bad.close();
  });
});

describe('a provider that the operator allows by name', () => {
  it('later than the others is connected although the metadata has not changed', async () => {
    await startWith({});
    await refresh();
    await startWith({ FEDERATION_IDPS: `${OULU},${VAASA}` }, new Date(NOON.getTime() + HOUR));
    expect(await refresh()).toBe('unchanged');
    expect(await choosable()).toEqual([OULU, VAASA]);
  });

  it('stays disconnected once staff have disconnected it, and every step is in the audit trail', async () => {
    const { database: rows, get } = await startWith({});
    await refresh();
    const provider = await rows.one<{ id: string }>('select md5($1) as id', [OULU]);
    await get(ClaimScopes).release(provider?.id ?? '', SYSTEM);
    expect(await choosable()).toEqual([]);
    await rows.query('update identity.federation_copy set etag = null');
    expect(await refresh()).toBe('accepted');
    expect(await choosable()).toEqual([]);
    const noted = await rows.query<{ action: string }>(
      `select action from privacy.audit_entry where action like 'identity.%-scopes' order by sequence`,
    );
    expect(noted.map(({ action }) => action)).toEqual(['identity.claim-scopes', 'identity.release-scopes']);
  });
});
