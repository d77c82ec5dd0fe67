import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { isSameOrigin } from '#platform';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';

let house: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());

const ORIGIN = 'http://localhost:4321';
const ASK = '/api/v1/auth/code/request';
const JSON_TYPE = { 'content-type': 'application/json' };

/** A request as somebody without a browser makes it. */
const send = (method: string, path: string, headers: Record<string, string> = {}, body?: string) =>
  fetch(`${house.url}${path}`, { method, headers, redirect: 'manual', ...(body !== undefined && { body }) });

async function problem(response: Response): Promise<Record<string, unknown>> {
  expect(response.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  expect(response.headers.get('cache-control')).toBe('no-store');
  return (await response.json()) as Record<string, unknown>;
}

describe('a fault', () => {
  it('is a page in the reader’s language for a person who has opened the address, and problem+json for programs', async () => {
    const asked = { 'accept-language': 'sv', 'sec-fetch-dest': 'document' };
    const page = await send('GET', '/api/v1/nothing-here', asked);
    expect(page.status).toBe(404);
    expect(page.headers.get('content-type')).toMatch(/^text\/html/);
    expect(page.headers.get('content-security-policy')).toMatch(/^default-src 'none'/);
    const html = await page.text();
    expect(html).toContain('<html lang="sv">');
    expect(html).toContain('Referensnummer:');
    const { code } = await problem(await send('GET', '/api/v1/nothing-here', { ...asked, 'sec-fetch-dest': 'empty' }));
    expect(code).toBe('platform.not-found');
  });
});

describe('a request from another site', () => {
  const asked = (method: string, path: string, headers: Record<string, string>) =>
    isSameOrigin({ method, path, get: ((name: string) => headers[name]) as never }, `${ORIGIN}/`);

  it.each([
    ['the same origin by Sec-Fetch-Site', { 'sec-fetch-site': 'same-origin' }, true],
    ['another site by Sec-Fetch-Site', { 'sec-fetch-site': 'cross-site' }, false],
    ['a sister domain', { 'sec-fetch-site': 'same-site' }, false],
    ['a typed address', { 'sec-fetch-site': 'none' }, false],
    ['another site that claims our origin', { 'sec-fetch-site': 'cross-site', origin: ORIGIN }, false],
    ['our origin, in an old browser', { origin: ORIGIN }, true],
    ['another origin, in an old browser', { origin: 'https://evil.example' }, false],
    ['another port of the same host', { origin: 'http://localhost:4322' }, false],
    ['our host by https', { origin: 'https://localhost:4321' }, false],
    ['an origin that begins like ours', { origin: `${ORIGIN}.evil.example` }, false],
    ['a page without an origin', { origin: 'null' }, false],
    ['nowhere', {}, false],
  ])('may not change anything: %s', (_from, headers, allowed) => {
    for (const method of ['POST', 'PUT', 'PATCH', 'DELETE']) expect(asked(method, '/api/v1/me', headers)).toBe(allowed);
    for (const method of ['GET', 'HEAD', 'OPTIONS']) expect(asked(method, '/api/v1/me', headers)).toBe(true);
  });

  it('may bring what an identity provider sends, and nothing beside it', () => {
    expect(asked('POST', '/auth/saml/acs', { 'sec-fetch-site': 'cross-site' })).toBe(true);
    for (const path of [
      '/auth/saml/acs/',
      '/auth/saml/acs/x',
      '/auth/saml/ACS',
      '/auth/saml',
      '/api/v1/auth/saml/acs',
    ]) {
      expect(asked('POST', path, { 'sec-fetch-site': 'cross-site' })).toBe(false);
    }
  });

  it('is answered 403 and has changed nothing', async () => {
    const refused = await send(
      'POST',
      ASK,
      { ...JSON_TYPE, 'sec-fetch-site': 'cross-site', origin: ORIGIN },
      '{"email":"a@b.fi","language":"fi"}',
    );
    expect(refused.status).toBe(403);
    expect(await problem(refused)).toMatchObject({
      code: 'platform.cross-site',
      type: 'urn:luotsi:platform.cross-site',
    });
    expect(await house.database.query('select 1 from identity.email_code')).toEqual([]);
  });
});

describe('an error', () => {
  it('in the form of JSON is answered as a problem', async () => {
    const answer = await send('POST', ASK, { ...JSON_TYPE, origin: ORIGIN }, '{"email": ');
    expect(answer.status).toBe(400);
    expect(await problem(answer)).toMatchObject({ code: 'platform.malformed-body', status: 400 });
  });

  it('in the content names each faulty input by its pointer', async () => {
    const answer = await new Browser(house).post(ASK, { email: 'nobody', language: 'xx', more: 1 });
    const { code, faults } = (await problem(answer)) as { code: string; faults: { pointer: string; detail: string }[] };
    expect(code).toBe('platform.invalid-input');
    expect(faults.map(({ pointer }) => pointer).sort()).toEqual(expect.arrayContaining(['/email', '/language']));
    expect(faults.every(({ detail }) => detail.length > 3 && !detail.includes('faults.'))).toBe(true);
  });

  it('of 10 MB is refused before it is read', async () => {
    const large = `{"email":"${'a'.repeat(10 * 1024 * 1024)}"}`;
    const answer = await send('POST', ASK, { ...JSON_TYPE, origin: ORIGIN }, large);
    expect(answer.status).toBe(413);
    expect(await problem(answer)).toMatchObject({ code: 'platform.body-too-large', status: 413 });
  });

  it.each(['/api/v1/nothing', '/api/nothing', '/auth/nothing'])('of address is 404: %s', async (path) => {
    const answer = await new Browser(house).get(path);
    expect(answer.status).toBe(404);
    expect(await problem(answer)).toMatchObject({ code: 'platform.not-found', status: 404 });
  });

  it.each([
    ['fi', /^fi/, 'Pyyntö'],
    ['sv', /^sv/, 'Begäran'],
    ['en', /^en/, 'The request'],
  ])('is told in the reader’s language: %s', async (language, _range, word) => {
    const answer = await send('POST', ASK, { ...JSON_TYPE, 'accept-language': `${language}-FI,en;q=0.5` }, '{}');
    expect(String((await problem(answer)).title)).toContain(word);
  });

  it('that nobody foresaw tells its request id and nothing else', async () => {
    await house.database.query('alter table identity.email_code rename to gone');
    const answer = await new Browser(house).send(
      'POST',
      ASK,
      { email: 'maija@example.fi', language: 'fi' },
      { 'x-request-id': 'my-request-0001' },
    );
    await house.database.query('alter table identity.gone rename to email_code');
    expect(answer.status).toBe(500);
    const told = await problem(answer);
    expect(Object.keys(told).sort()).toEqual(['code', 'detail', 'requestId', 'status', 'title', 'type']);
    expect(told).toMatchObject({ code: 'platform.unexpected', requestId: 'my-request-0001' });
    expect(JSON.stringify(told)).not.toMatch(/email_code|relation|select|maija|stack|\.ts/);
    expect(answer.headers.get('x-request-id')).toBe('my-request-0001');
  });

  it('does not repeat a request id that could carry something', async () => {
    const answer = await send('GET', '/api/v1/nothing', { 'x-request-id': '<script>alert(1)</script>' });
    expect((await problem(answer)).requestId).toMatch(/^[0-9a-f-]{36}$/);
  });
});
