import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import { ChangeRules } from '#matching';
import type { howMatchingWorks } from '../../../libs/matching/src/api/matching.contract.js';
import { openApi } from '../../support/house.js';
import { Round } from './builders.js';

type How = z.infer<typeof howMatchingWorks>;

let house: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  house = await openApi();
  await Round.open(house);
});
afterAll(() => house.close());

/** As a stranger reads it, in a language. */
async function told(language = 'en'): Promise<How[]> {
  const answer = await fetch(`${house.url}/api/v1/match-rules`, { headers: { 'accept-language': language } });
  expect(answer.status).toBe(200);
  return ((await answer.json()) as { items: How[] }).items;
}

describe('how matching works', () => {
  it('is told to everybody from the rules in force, the heaviest rule first, 1000 points together', async () => {
    const [how] = await told();
    expect(how?.rounds).toEqual(['Spring']);
    expect(how?.must).toContain(
      'You both know the same language at level B2 or better, so that you can talk about work in it.',
    );
    const points = how?.counts.map((rule) => rule.points) ?? [];
    expect(points.reduce((sum, one) => sum + one, 0)).toBe(1000);
    expect(points).toEqual(points.toSorted((one, other) => other - one));
    expect(how?.order[1]).toBe('As many students as possible get a mentor.');
    expect(how?.counts).toContainEqual({
      ...{ text: 'What you study and for which degree, if the mentor has a wish.', points: 96 },
    });
    expect(how?.never.join(' ')).toContain('citizenship');
  });

  it('is told in three languages, with no sentence missing', async () => {
    const [fi, sv, en] = [await told('fi'), await told('sv'), await told('en')];
    const sentences = ([how]: How[]) => [
      ...(how ? [...how.must, ...how.counts.map(({ text }) => text), ...how.notes, ...how.order, ...how.never] : []),
    ];
    const all = [fi, sv, en].map(sentences);
    expect(new Set(all.map((texts) => texts.length)).size).toBe(1);
    expect(new Set(all.flat()).size).toBe(all.flat().length);
    expect(all.flat().filter((text) => text.includes('how.') || text.includes('{{'))).toEqual([]);
  });

  it('changes with the rules of a round, and tells each round its own', async () => {
    const other = await Round.open(house);
    const changes = { points: {}, on: { 'meeting-place': false }, must: 'field' } as const;
    await house
      .get(ChangeRules, { strict: false })
      .execute({ cohortId: other.cohortId, changes, reason: 'A trial.' }, await other.staff());
    const all = await told();
    const isMust = ({ counts }: How) => counts.some(({ text }) => text.includes('no pair is made'));
    expect(all.map((how) => [isMust(how), how.must.length]).toSorted()).toEqual([
      [false, 7],
      [true, 6],
    ]);
  });
});
