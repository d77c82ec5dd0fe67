import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { alive, eventually } from '../../launcher/support/child-program.js';
import { createTestDatabase, type TestDatabase } from '../../support/database.js';
import { describeOnRedis, RedisServer } from '../../support/redis-server.js';
import { Road } from '../../support/road.js';
import { type CompiledHouse, compileHouse } from './support/compiled-house.js';
import { RunningHouse } from './support/running-house.js';

let compiled: CompiledHouse;
let database: TestDatabase;
let toDatabase: Road;
beforeAll(async () => {
  compiled = await compileHouse();
  database = await createTestDatabase();
  toDatabase = await Road.to(database.url);
});
afterAll(async () => {
  await toDatabase.remove();
  await database.drop();
  await compiled.remove();
});

describeOnRedis('a house on Redis', () => {
  let redis: RedisServer;
  let toRedis: Road;
  let house: RunningHouse;
  beforeAll(async () => {
    redis = await RedisServer.start();
    toRedis = await Road.to(redis.url);
    const env = { DATABASE_URL: toDatabase.url, QUEUE_BACKEND: 'redis', REDIS_URL: toRedis.url };
    house = await RunningHouse.start(compiled, env);
  }, 240_000);
  afterAll(async () => {
    await house?.stop();
    await toRedis?.remove();
    await redis?.stop();
  });

  it('says that its queue is down while Redis is, answers as ever, and loses nothing that was asked for meanwhile', async () => {
    await redis.die();
    const { text } = await house.lacks('queue');
    expect(text).not.toContain(new URL(toRedis.url).port);
    expect((await fetch(`${house.url}/health/live`)).status).toBe(200);
    expect((await fetch(`${house.url}/api/v1/me`)).status).toBe(401);
    expect((await house.askForCode('away@example.org')).status).toBe(202);
    await redis.comeBack();
    await house.isReady();
    await eventually('the mail is sent', () => house.mailsTo('away@example.org') === 1);
  });

  it('says that its queue is down while Redis holds the line and does not answer', async () => {
    redis.freeze();
    await house.lacks('queue');
    redis.thaw();
    await house.isReady();
  });

  it('says in the log that it cannot reach Redis, and not at each try', async () => {
    const before = house.worker.output.length;
    const refusedBefore = toRedis.refused;
    const lines = () => house.worker.output.slice(before).split('\n').filter(Boolean);
    toRedis.close();
    await eventually('it has tried many times', () => toRedis.refused > refusedBefore + 60);
    await eventually('it has said so', () => lines().some((line) => line.includes('"queue"')));
    toRedis.open();
    await house.isReady();
    expect(lines().length).toBeLessThan(20);
  });

  it('can be told to stop while Redis is away', async () => {
    toRedis.close();
    await house.lacks('queue');
    expect(await house.worker.endAfter('SIGTERM')).toBe(0);
    toRedis.open();
    house.startWorker();
    await house.isReady();
  });
});

describe('a house', () => {
  let house: RunningHouse;
  beforeAll(async () => {
    house = await RunningHouse.start(compiled, { DATABASE_URL: toDatabase.url });
  }, 240_000);
  afterAll(() => house?.stop());

  it('says that its worker is down when it was killed, and that it is up when there is another', async () => {
    await house.worker.endAfter('SIGKILL');
    await house.lacks('worker');
    house.startWorker();
    await house.isReady();
  });

  it('says which parts are down while PostgreSQL is away, and goes on when it is back, both processes living', async () => {
    toDatabase.close();
    const { text } = await house.lacks('database', 'schema', 'worker');
    expect(text).not.toContain('luotsi_test');
    expect((await fetch(`${house.url}/health/live`)).status).toBe(200);
    const refused = await house.askForCode('lost@example.org');
    expect(refused.status).toBe(500);
    expect(await refused.json()).toMatchObject({ code: 'platform.unexpected' });
    toDatabase.open();
    await house.isReady();
    expect([house.api, house.worker].map(({ pid }) => alive(pid))).toEqual([true, true]);
    expect((await house.askForCode('back@example.org')).status).toBe(202);
    await eventually('the mail is sent', () => house.mailsTo('back@example.org') === 1);
  });
});
