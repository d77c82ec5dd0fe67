import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Credentials, makeCredentials } from '#platform/kernel';
import { logoutRequestXml, redirectQuery } from './saml/logout.js';
import { readLogoutMessage } from './saml/logout-message.js';
import { DemoWorld } from './testing/demo-world.js';

let world: DemoWorld;
beforeAll(async () => {
  world = await DemoWorld.open();
});
afterAll(() => world.close());

describe('signing out', () => {
  const slo = (key: string, query: string) => fetch(`${world.idp.url}/${key}/slo?${query}`, { redirect: 'manual' });
  const signed = (xml: string, by: Credentials, relayState?: string) =>
    redirectQuery({ name: 'SAMLRequest', xml, credentials: by, relayState });
  const leaving = () =>
    logoutRequestXml({ issuer: world.publicUrl, destination: null, now: new Date(), nameId: 'somebody', id: '_asked' });

  it('of the application is answered with a signed message that names its request', async () => {
    const answer = await slo('metropolia', signed(leaving(), world.ours, 'a b'));
    expect(answer.status).toBe(303);
    const to = new URL(answer.headers.get('location') ?? '');
    expect(`${to.origin}${to.pathname}`).toBe(`${world.publicUrl}/auth/saml/slo`);
    const said = readLogoutMessage(to.search.slice(1), [world.certificateOf('metropolia')]);
    expect(said).toMatchObject({ kind: 'response', inResponseTo: '_asked', relayState: 'a b' });
  });

  it('is refused when the application did not sign it', async () => {
    const stranger = await makeCredentials('stranger', new Date());
    for (const query of [signed(leaving(), stranger), signed(leaving(), world.ours).replace(/&Signature.*/, '')])
      expect((await slo('metropolia', query)).status).toBe(400);
  });

  it('at the provider sends the browser to the application with the name and session that it was told', async () => {
    const fields = await world.loginFields(world.saml());
    await world.choose('metropolia', { ...fields, person: '', uid: 'amara.okafor', choice: 'sign-in' });
    const sessions = `${world.idp.url}/metropolia/sessions`;
    const page = await (await fetch(sessions)).text();
    const session = /name="session" value="([^"]+)" aria-label="Sign out Amara Okafor"/.exec(page)?.[1] ?? '';
    const end = () => fetch(sessions, { method: 'POST', body: new URLSearchParams({ session }), redirect: 'manual' });
    const to = new URL((await end()).headers.get('location') ?? '');
    expect(readLogoutMessage(to.search.slice(1), [world.certificateOf('metropolia')]).kind).toBe('request');
    expect((await end()).status).toBe(404);
  });
});
