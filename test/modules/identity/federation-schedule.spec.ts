import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type Credentials, HOUR, MINUTE, makeCredentials } from '#platform/kernel';
import { NOON, openHouse, type TestHouse } from '../../support/house.js';
import { aggregate, member, type Publisher, publish, signed } from './federation-support.js';

let house: TestHouse;
let publisher: Publisher;
let federation: Credentials;

beforeAll(async () => {
  federation = await makeCredentials('federation', NOON);
  publisher = await publish(
    signed(
      aggregate(
        [member({ entityId: 'https://a.example', scopes: ['a.example'], certificates: [federation.certificate] })],
        NOON,
      ),
      federation,
    ),
  );
  house = await openHouse(NOON, {
    FEDERATION_METADATA_URL: publisher.url,
    FEDERATION_SIGNING_CERT: federation.certificate.replaceAll('\n', '\\n'),
    FEDERATION_REFRESH_SECONDS: '3600',
  });
});
afterAll(async () => {
  await house.close();
  await publisher.close();
});

/** How often the publisher was asked while the clock went on, minute by minute. */
async function askedWithin(minutes: number): Promise<number> {
  const before = publisher.asked.length;
  for (let minute = 0; minute < minutes; minute += 1) {
    house.clock.advance(MINUTE);
    await house.tick();
  }
  return publisher.asked.length - before;
}

describe("the federation's metadata", () => {
  it('is asked for within a minute of the first start', async () => {
    expect(await askedWithin(1)).toBe(1);
    expect(await house.database.query('select 1 from identity.federation_provider')).toHaveLength(1);
  });

  it('is asked for again when the set time has passed, and not before', async () => {
    expect(await askedWithin(59)).toBe(0);
    expect(await askedWithin(1)).toBe(1);
  });

  it('is asked for sooner after a refusal, until a good copy comes', async () => {
    publisher.status = 500;
    publisher.etags = false;
    house.clock.advance(HOUR);
    expect(await askedWithin(1)).toBe(1);
    expect(await askedWithin(10)).toBe(1);
    publisher.status = 200;
    expect(await askedWithin(10)).toBe(1);
    expect(await askedWithin(59)).toBe(0);
  });

  it('is asked for by one of two workers', async () => {
    publisher.asked.length = 0;
    house.clock.advance(HOUR);
    await Promise.all([house.tick(), house.tick()]);
    await house.settle();
    expect(publisher.asked).toHaveLength(1);
  });
});
