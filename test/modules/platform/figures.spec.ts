import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { openApi } from '../../support/house.js';

type Api = Awaited<ReturnType<typeof openApi>>;
const TOKEN = 'a-token-of-the-operator';

let withoutToken: Api;
let withToken: Api;
beforeAll(async () => {
  withoutToken = await openApi();
  withToken = await openApi(undefined, { METRICS_TOKEN: TOKEN });
});
afterAll(async () => {
  await withoutToken.close();
  await withToken.close();
});

const ask = (house: Api, headers: Record<string, string> = {}) => fetch(`${house.url}/metrics`, { headers });
const bearer = (token: string) => ({ authorization: `Bearer ${token}` });

describe('the figures of the process', () => {
  it('are told to this machine', async () => {
    const answer = await ask(withoutToken);
    expect(answer.status).toBe(200);
    expect(await answer.text()).toContain('luotsi_http_request_seconds');
  });

  it.each([
    ['x-forwarded-for', '203.0.113.7'],
    ['x-forwarded-for', '127.0.0.1'],
    ['forwarded', 'for=203.0.113.7;proto=https'],
    ['x-real-ip', '203.0.113.7'],
    ['x-forwarded-proto', 'https'],
    ['via', '1.1 proxy'],
  ])('are not told to somebody for whom a proxy on this machine asks: %s: %s', async (header, value) => {
    const headers = { [header]: value };
    const answer = await ask(withoutToken, headers);
    expect(answer.status).toBe(404);
    expect(await answer.text()).not.toContain('luotsi_');
    expect((await ask(withToken, headers)).status).toBe(404);
  });

  it('are told through a proxy to whoever has the token, and with a token to nobody without it', async () => {
    const proxied = { 'x-forwarded-for': '203.0.113.7' };
    expect((await ask(withToken, { ...bearer(TOKEN), ...proxied })).status).toBe(200);
    expect((await ask(withToken, bearer('a-token-of-somebody-else'))).status).toBe(404);
    expect((await ask(withToken)).status).toBe(404);
    expect((await ask(withoutToken, { ...bearer(TOKEN), ...proxied })).status).toBe(404);
  });
});
