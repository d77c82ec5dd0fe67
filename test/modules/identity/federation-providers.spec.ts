import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Organisations } from '#identity';
import { type Credentials, DAY, HOUR, makeCredentials, type OrganisationId } from '#platform/kernel';
import { providerOf } from '../../../apps/demo-idp/src/providers.js';
import { buildResponse } from '../../../apps/demo-idp/src/saml/response.js';
import { RefreshFederation } from '../../../libs/identity/src/usecases/refresh-federation.js';
import { aggregate, isoIn, type MemberOptions, member, type Publisher, publish, signed } from './federation-support.js';
import {
  ask,
  displayNameOf,
  expectRefused,
  honest,
  nextBrowser,
  openSamlHouse,
  post,
  type SamlHouse,
  type TrustedIdp,
} from './saml-support.js';

const HAAGA = providerOf('haaga-helia');
const ALLOWED = 'https://idp.oulu.example/saml';
const SSO = 'https://idp.haaga-helia.example/saml2/sso';

let house: SamlHouse;
let publisher: Publisher;
let federation: Credentials;
let old: Credentials;
let fresh: Credentials;
let organisationId: OrganisationId;

const haaga = (changes: Partial<MemberOptions> = {}) =>
  member({ entityId: HAAGA.entityId, scopes: HAAGA.scopes, certificates: [old.certificate], ssoUrl: SSO, ...changes });

async function publishes(members: readonly string[], attributes?: string): Promise<void> {
  publisher.document = signed(aggregate(members, house.clock.now(), attributes), federation);
  expect(await house.get(RefreshFederation).execute()).toBe('accepted');
}
const choosable = async () => {
  const answer = await nextBrowser(house).get('/api/v1/auth/idps');
  return ((await answer.json()) as { items: { entityId: string }[] }).items.map(({ entityId }) => entityId);
};
const claim = (scope: string, by: string) =>
  house.database.query('insert into identity.scope_claim (scope, organisation_id) values ($1, $2)', [scope, by]);
const idp = (credentials: Credentials): TrustedIdp => ({
  provider: HAAGA,
  entityId: HAAGA.entityId,
  credentials,
  organisationId,
  ssoUrl: SSO,
});
const signsIn = async (credentials: Credentials) => {
  const to = await ask(house, idp(credentials));
  expect((await post(to, buildResponse(honest(to)))).status).toBe(303);
  return displayNameOf(to.browser);
};

beforeAll(async () => {
  [federation, old, fresh] = (await Promise.all(
    ['federation', 'old', 'fresh'].map((name) => makeCredentials(name, new Date())),
  )) as [Credentials, Credentials, Credentials];
  publisher = await publish();
  house = await openSamlHouse({
    FEDERATION_METADATA_URL: publisher.url,
    FEDERATION_SIGNING_CERT: federation.certificate,
    FEDERATION_IDPS: ALLOWED,
  });
  organisationId = await house
    .get(Organisations)
    .findOrAdd({ kind: 'university', name: { source: 'en', ...HAAGA.names } });
});
beforeEach(async () => {
  await house.database.query('delete from identity.scope_claim');
  await house.database.query('delete from identity.adopted_provider');
});
afterAll(async () => {
  await house.close();
  await publisher.close();
});

describe('a provider of the federation', () => {
  it('signs people in as members of the organisation that claims its scope', async () => {
    await claim('haaga-helia.fi', organisationId);
    await publishes([haaga()]);
    expect(await choosable()).toContain(HAAGA.entityId);
    expect(await signsIn(old)).toBeDefined();
    const rows = await house.database.query('select distinct organisation_id as id from identity.affiliation');
    expect(rows).toEqual([{ id: organisationId }]);
  });

  it('cannot be chosen while nobody claims its scopes, or two do', async () => {
    await publishes([haaga({ scopes: ['haaga-helia.fi', 'metropolia.fi'] })]);
    expect(await choosable()).not.toContain(HAAGA.entityId);
    await claim('haaga-helia.fi', organisationId);
    expect(await choosable()).toContain(HAAGA.entityId);
    await claim('metropolia.fi', house.metropolia.organisationId);
    expect(await choosable()).not.toContain(HAAGA.entityId);
    const login = await nextBrowser(house).get(`/auth/saml/login?idp=${encodeURIComponent(HAAGA.entityId)}`);
    expect(login.status).toBe(404);
  });

  it('that the operator allows by name gets an organisation of its own name, once', async () => {
    const oulu = member({
      entityId: ALLOWED,
      scopes: ['oulu.example'],
      certificates: [old.certificate],
      roleExtensions:
        '<mdui:UIInfo><mdui:DisplayName xml:lang="fi">Oulun yliopisto</mdui:DisplayName><mdui:DisplayName xml:lang="en">University of Oulu</mdui:DisplayName></mdui:UIInfo>',
    });
    await publishes([oulu]);
    expect(await choosable()).toContain(ALLOWED);
    await publishes([oulu, haaga()]);
    expect(
      await house.database.query(
        `select count(*)::int as count from identity.organisation where name->>'fi' = 'Oulun yliopisto'`,
      ),
    ).toEqual([{ count: 1 }]);
  });

  it('may sign with its old and its new key while it changes them, and with the old one no more after', async () => {
    await claim('haaga-helia.fi', organisationId);
    await publishes([haaga({ certificates: [old.certificate, fresh.certificate] })]);
    expect(await signsIn(old)).toBeDefined();
    expect(await signsIn(fresh)).toBeDefined();
    await publishes([haaga({ certificates: [fresh.certificate] })]);
    expect(await signsIn(fresh)).toBeDefined();
    const to = await ask(house, idp(old));
    await expectRefused(to, () => post(to, buildResponse(honest(to))), { reason: 'signature or library check' });
  });

  it('is gone once the federation has removed it, also for somebody who is on the way back', async () => {
    await claim('haaga-helia.fi', organisationId);
    await publishes([haaga()]);
    const to = await ask(house, idp(old));
    await publishes([member({ entityId: ALLOWED, scopes: ['oulu.example'], certificates: [old.certificate] })]);
    expect(await choosable()).not.toContain(HAAGA.entityId);
    await expectRefused(to, () => post(to, buildResponse(honest(to))), {
      status: 410,
      text: 'saml-not-asked',
      reason: 'identity.saml-not-asked',
    });
  });

  it('is shut out when the last good copy ends, or its own part of it', async () => {
    await claim('haaga-helia.fi', organisationId);
    const now = house.clock.now();
    await publishes(
      [
        haaga({ validUntil: isoIn(2 * HOUR, now) }),
        member({ entityId: ALLOWED, scopes: ['oulu.example'], certificates: [old.certificate] }),
      ],
      `ID="_f" validUntil="${isoIn(DAY, now)}"`,
    );
    expect(await choosable()).toEqual(expect.arrayContaining([HAAGA.entityId, ALLOWED]));
    house.clock.set(new Date(now.getTime() + 2 * HOUR));
    expect(await choosable()).not.toContain(HAAGA.entityId);
    expect(await choosable()).toContain(ALLOWED);
    house.clock.set(new Date(now.getTime() + DAY));
    expect(await choosable()).not.toContain(ALLOWED);
    house.clock.set(now);
  });

  it('asserts nobody outside its own scopes', async () => {
    await claim('haaga-helia.fi', organisationId);
    await publishes([
      haaga({ scopes: ['haaga-helia.example'] }),
      haaga({ entityId: 'https://other.example', scopes: ['haaga-helia.fi'] }),
    ]);
    await claim('haaga-helia.example', organisationId);
    const to = await ask(house, idp(old));
    await expectRefused(to, () => post(to, buildResponse(honest(to))), {
      reason: 'identifier outside the scopes of the provider',
    });
  });

  it('that sends too little is asked for help: its support and its own page stand where the sign-in failed', async () => {
    await claim('haaga-helia.fi', organisationId);
    const help = 'support@haaga-helia.example';
    await publishes([
      haaga({
        roleAttributes: 'errorURL="https://idp.haaga-helia.example/error?a=1&amp;b=2"',
        more: `<md:ContactPerson contactType="support"><md:EmailAddress>mailto:${help}</md:EmailAddress></md:ContactPerson>`,
      }),
    ]);
    const to = await ask(house, idp(old));
    const page = await (await post(to, buildResponse({ ...honest(to), attributes: [] }))).text();
    expect(page).toContain(`href="mailto:${help}"`);
    expect(page).toContain('href="https://idp.haaga-helia.example/error?a=1&amp;b=2"');
  });

  it('that hides from discovery is not offered, yet works for who was sent there', async () => {
    await claim('haaga-helia.fi', organisationId);
    const hide = 'http://refeds.org/category/hide-from-discovery';
    await publishes([
      haaga({
        entityExtensions: `<mdattr:EntityAttributes><saml:Attribute Name="http://macedir.org/entity-category"><saml:AttributeValue>${hide}</saml:AttributeValue></saml:Attribute></mdattr:EntityAttributes>`,
      }),
    ]);
    expect(await choosable()).not.toContain(HAAGA.entityId);
    expect(await signsIn(old)).toBeDefined();
  });
});
