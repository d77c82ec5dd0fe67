import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { TrustProvider } from '#identity';
import { SYSTEM } from '#platform';
import { base64Of, type Credentials, makeCredentials } from '#platform/kernel';
import { answer, ask, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
let stranger: Credentials;
beforeAll(async () => {
  house = await openSamlHouse();
  stranger = await makeCredentials('idp.metropolia.example', new Date());
});
afterAll(() => house.close());

describe('a signature that we take', () => {
  it('is made with either of two keys while the provider changes them', async () => {
    const next = stranger;
    const { entityId, organisationId, provider, ssoUrl, credentials } = house.laurea;
    const certificates = [credentials, next].map(({ certificate }) => base64Of(certificate));
    const name = { source: 'en', ...provider.names } as const;
    await house
      .get(TrustProvider)
      .execute({ entityId, organisationId, name, ssoUrl, certificates, scopes: provider.scopes }, SYSTEM);
    for (const key of [credentials, next]) {
      const to = await ask(house, house.laurea);
      expect((await post(to, answer(to, { credentials: key }))).status).toBe(303);
    }
  });
});
