import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { SYSTEM } from '#platform';
import { ENCRYPTION } from '../../../apps/demo-idp/src/saml/names.js';
import type { ResponseOptions } from '../../../apps/demo-idp/src/saml/response.js';
import { type SealOptions, sealing } from '../../../apps/demo-idp/src/saml/seal.js';
import { SpKeys } from '../../../libs/identity/src/saml/sp-keys.js';
import { answer, ask, displayNameOf, expectRefused, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
let ours: string;

beforeAll(async () => {
  house = await openSamlHouse();
  ours = (await house.get(SpKeys).all())[0]?.certificate ?? '';
});
afterAll(() => house.close());

/** As Shibboleth answers: the Response signed, the assertion sealed for us and not signed itself. */
const shibboleth = (certificate = ours, changes: Partial<SealOptions> = {}): Partial<ResponseOptions> => ({
  response: { edit: sealing(certificate, changes) },
});
const UNSIGNED = { signature: null } as const;

async function signsIn(changes: Partial<ResponseOptions>, assertion = {}): Promise<void> {
  const to = await ask(house);
  const response = await post(to, answer(to, changes, assertion));
  expect({ status: response.status, reasons: house.log.reasonsOf(response.headers.get('x-request-id') ?? '') }).toEqual(
    { status: 303, reasons: [] },
  );
  expect(await displayNameOf(to.browser)).toBeDefined();
}
async function isRefused(
  reason: string,
  changes: Partial<ResponseOptions>,
  assertion = {},
  edit = (xml: string) => xml,
): Promise<void> {
  const to = await ask(house);
  await expectRefused(to, () => post(to, edit(answer(to, changes, assertion))), { reason });
}

describe('a sealed assertion', () => {
  it('is opened with the key that was just announced, with the one that leaves, and not with one that is gone', async () => {
    const keys = house.get(SpKeys);
    const certificates = async () => (await keys.all()).map(({ certificate }) => certificate);
    expect(await keys.rotate(SYSTEM)).toBe('announced');
    const [old = '', fresh = ''] = await certificates();
    expect(old).toBe(ours);
    await signsIn(shibboleth(fresh), UNSIGNED);
    expect(await keys.rotate(SYSTEM)).toBe('activated');
    expect(await certificates()).toEqual([fresh, old]);
    await signsIn(shibboleth(old), UNSIGNED);
    expect(await keys.rotate(SYSTEM)).toBe('removed');
    await isRefused('sealed for another key', shibboleth(old), UNSIGNED);
    await signsIn(shibboleth(fresh), UNSIGNED);
    ours = fresh;
  });

  it('may use CBC only where the operator says so', async () => {
    const lax = await openSamlHouse({ SAML_ALLOW_CBC: 'on' });
    const certificate = (await lax.get(SpKeys).all())[0]?.certificate ?? '';
    const to = await ask(lax);
    const cbc = { response: { edit: sealing(certificate, { algorithm: ENCRYPTION.aes128Cbc }) } };
    expect((await post(to, answer(to, cbc, UNSIGNED))).status).toBe(303);
    const again = await ask(lax);
    const tripleDes = { response: { edit: sealing(certificate, { algorithm: ENCRYPTION.tripleDes }) } };
    await expectRefused(again, () => post(again, answer(again, tripleDes, UNSIGNED)), {
      reason: 'unsafe or unknown encryption',
    });
    await lax.close();
  });
});
