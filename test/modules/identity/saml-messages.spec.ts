import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { encodeResponse } from '../../../apps/demo-idp/src/saml/response.js';
import { ACS, type Asked, answer, ask, expectRefused, openSamlHouse, post, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

function form(to: Asked, ...messages: readonly string[]): URLSearchParams {
  return new URLSearchParams([...messages.map((text) => ['SAMLResponse', text]), ['RelayState', to.relayState]]);
}

describe('a message that we do not read', () => {
  it('is too large even for the door: 400 KB', async () => {
    const to = await ask(house);
    const response = await post(to, form(to, 'A'.repeat(400 * 1024)));
    expect(response.status).toBe(413);
    expect(await response.text()).not.toMatch(/\bat \//);
  });

  it('comes as an address: messages are posted, never in a query', async () => {
    const to = await ask(house);
    const message = encodeURIComponent(encodeResponse(answer(to)));
    const state = `RelayState=${to.relayState}`;
    expect((await to.browser.get(`${ACS}?SAMLResponse=${message}&${state}`)).status).toBe(404);
    // Nothing was used up: the answer, as it should be sent, is still taken.
    expect((await post(to, answer(to))).status).toBe(303);
  });

  it('is turned away before anything is parsed, however it is knotted', async () => {
    const names = Array.from({ length: 8000 }, (_, index) => `xmlns:b${index}="x"`);
    const knots = [
      `${names.map((name) => `<a ${name}>`).join('')}${'</a>'.repeat(names.length)}`,
      `<a ${names.slice(0, 5000).join(' ')}>${'<a xmlns="x"/>'.repeat(5000)}</a>`,
      '<a/>'.repeat(47_000),
      '<'.repeat(190_000),
      '<!--'.repeat(45_000),
      '<a b="'.repeat(30_000),
    ];
    for (const knot of knots) {
      const to = await ask(house);
      const message = `<samlp:Response xmlns:samlp="urn:oasis:names:tc:SAML:2.0:protocol">${knot}</samlp:Response>`;
      await expectRefused(to, () => post(to, message), { reason: 'too many elements' });
    }
  });
});
