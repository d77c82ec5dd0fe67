import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MintCode, RegisterPerson } from '#identity';
import { SYSTEM } from '#platform';
import { MINUTE } from '#platform/kernel';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';

let house: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  house = await openApi();
  await house
    .get(RegisterPerson)
    .byAddress({ displayName: 'Maija Mentori', address: 'Maija@Example.fi', language: 'fi' }, SYSTEM);
});
afterAll(() => house.close());

const person = 'maija@example.fi';

/** Asks for a code as a browser does and mints it as the mail would. */
async function ask(browser: Browser, email = person): Promise<string> {
  const asked = await browser.post('/api/v1/auth/code/request', { email, language: 'fi' });
  expect(asked.status).toBe(202);
  return mint();
}

async function mint(): Promise<string> {
  const row = await house.database.one<{ id: string }>(
    'select id from identity.email_code order by requested_at desc, id desc limit 1',
  );
  return (await house.get(MintCode).execute(row?.id ?? ''))?.code ?? 'none';
}

/** A code that is wrong for sure. */
const wrong = (code: string) => String((Number(code) + 1) % 1_000_000).padStart(6, '0');

describe('a one-time code by mail', () => {
  it('signs in the browser that asked, once', async () => {
    const browser = new Browser(house);
    const code = await ask(browser);
    expect((await browser.post('/api/v1/auth/code/verify', { code })).status).toBe(204);
    expect(await (await browser.get('/api/v1/me')).json()).toMatchObject({
      person: { displayName: 'Maija Mentori' },
      roles: [],
    });
    const again = await new Browser(house, browser.cookies).post('/api/v1/auth/code/verify', { code });
    expect(again.status).toBe(410);
  });

  it('is worth nothing in another browser', async () => {
    const code = await ask(new Browser(house));
    const stranger = new Browser(house);
    const refused = await stranger.post('/api/v1/auth/code/verify', { code });
    expect(refused.status).toBe(410);
    expect(await refused.json()).toMatchObject({ code: 'identity.code-not-asked' });
    expect((await stranger.get('/api/v1/me')).status).toBe(401);
  });

  it('ends after ten minutes', async () => {
    house.clock.advance(61 * MINUTE);
    const browser = new Browser(house);
    const code = await ask(browser);
    house.clock.advance(10 * MINUTE);
    expect((await browser.post('/api/v1/auth/code/verify', { code })).status).toBe(410);
  });

  it('closes after five wrong tries, for the right code too, and says how many are left', async () => {
    house.clock.advance(61 * MINUTE);
    const browser = new Browser(house);
    const code = await ask(browser);
    const first = await browser.post('/api/v1/auth/code/verify', { code: wrong(code) });
    expect(await first.json()).toMatchObject({ status: 400, params: { triesLeft: 4 } });
    for (let tries = 2; tries <= 5; tries += 1) await browser.post('/api/v1/auth/code/verify', { code: wrong(code) });
    const late = await browser.post('/api/v1/auth/code/verify', { code });
    expect(await late.json()).toMatchObject({ code: 'identity.code-exhausted' });
  });

  it('is given five times an hour to one address and then says when to come back', async () => {
    house.clock.advance(61 * MINUTE);
    for (let count = 0; count < 5; count += 1) await ask(new Browser(house));
    const sixth = await new Browser(house).post('/api/v1/auth/code/request', {
      email: person.toUpperCase(),
      language: 'sv',
    });
    expect(sixth.status).toBe(429);
    expect(Number(sixth.headers.get('retry-after'))).toBeGreaterThan(3000);
  });

  it('is given 60 times an hour to one network, and the later of two limits says when to come back', async () => {
    house.clock.advance(61 * MINUTE);
    const sixty = new Browser(house);
    await ask(sixty, 'first@example.fi');
    // 58 minutes later the other 59 of the network come, four of them for Maija.
    house.clock.advance(58 * MINUTE);
    for (let count = 0; count < 4; count += 1) await ask(new Browser(house));
    await house.database.query(
      `insert into identity.email_code (id, address_key, address, browser_hash, source_hash, language, requested_at, expires_at)
       select gen_random_uuid(), n || '@example.fi', n || '@example.fi', '', source_hash, 'fi', requested_at, expires_at
       from (select * from identity.email_code order by requested_at desc limit 1) latest, generate_series(1, 54) n`,
    );
    // 59 so far: the last one fills both Maija's limit, for an hour, and the network's, for two minutes.
    await ask(new Browser(house));
    const refused = async (email: string) => {
      const answer = await new Browser(house).post('/api/v1/auth/code/request', { email, language: 'fi' });
      return { status: answer.status, wait: answer.headers.get('retry-after') };
    };
    expect(await refused(person)).toEqual({ status: 429, wait: '3600' });
    expect(await refused('somebody.else@example.fi')).toEqual({ status: 429, wait: '120' });
    house.clock.advance(2 * MINUTE);
    expect((await refused('somebody.else@example.fi')).status).toBe(202);
    house.clock.advance(61 * MINUTE);
  });

  it('keeps the last two codes of a retried mail valid, and no third', async () => {
    house.clock.advance(61 * MINUTE);
    const browser = new Browser(house);
    const first = await ask(browser);
    const second = await mint();
    await mint();
    expect((await browser.post('/api/v1/auth/code/verify', { code: first })).status).toBe(400);
    expect((await browser.post('/api/v1/auth/code/verify', { code: second })).status).toBe(204);
  });

  it('answers an unknown address like a known one and makes no code for it', async () => {
    const unknown = await new Browser(house).post('/api/v1/auth/code/request', {
      email: 'nobody@example.fi',
      language: 'en',
    });
    expect(unknown.status).toBe(202);
    expect(await mint()).toBe('none');
  });

  it('stands in the database as keyed hashes only', async () => {
    house.clock.advance(61 * MINUTE);
    const code = await ask(new Browser(house));
    const rows = await house.database.query('select * from identity.email_code');
    // Six digits may well stand within a hash.
    expect(JSON.stringify(rows)).not.toMatch(new RegExp(`(?<![0-9a-f])${code}(?![0-9a-f])`));
  });

  it('is not asked for from another site', async () => {
    const forged = await fetch(`${house.url}/api/v1/auth/code/request`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', origin: 'https://evil.example' },
      body: JSON.stringify({ email: person, language: 'fi' }),
    });
    expect(forged.status).toBe(403);
  });
});
