import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FactHandlers, JobHandlers, TickRunner } from '#platform';
import { openHouse, type TestHouse } from '../support/house.js';

const sources = readdirSync('libs', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/src\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts'))
  .map((file) => readFileSync(join('libs', file), 'utf8'));
/** Names given in the sources by a decorator or a definition, `<lib>.<verb-phrase>`. */
const named = (by: RegExp) => sources.flatMap((source) => [...source.matchAll(by)].map(([, name = '']) => name)).sort();

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

/** A class that no module provides is silent: nothing fails, nothing happens. */
describe('whoever is written to listen, listens in the running house', () => {
  it('to facts, each to at least one', () => {
    const subscriptions = house.get(FactHandlers, { strict: false }).subscriptions();
    const written = named(/^@HandlesFacts\(\s*'([^']+)'/gm);
    expect(written.length).toBeGreaterThan(5);
    expect([...new Set(subscriptions.map(({ handler }) => handler))].sort()).toEqual(written);
  });

  it('to the clock', () => {
    const written = named(/^@Ticks\(\s*'([^']+)'/gm);
    expect(written.length).toBeGreaterThan(4);
    expect(house.get(TickRunner, { strict: false }).names().sort()).toEqual(written);
  });

  it('to jobs', () => {
    const written = named(/defineJob\(\{\s*name: '([^']+)'/g);
    expect(written.length).toBeGreaterThan(1);
    expect(house.get(JobHandlers, { strict: false }).names().sort()).toEqual(written);
  });
});
