import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { z } from 'zod';
import type { waiting } from '../../../libs/matching/src/api/matching.contract.js';
import { openApi } from '../../support/house.js';
import { signInWith } from '../../support/people.js';
import { type Enrolled, Round } from './builders.js';

let house: Awaited<ReturnType<typeof openApi>>;
let round: Round;
beforeAll(async () => {
  house = await openApi();
});
beforeEach(async () => {
  round = await Round.open(house);
});
afterAll(() => house.close());

async function told(student: Enrolled): Promise<z.infer<typeof waiting>[]> {
  const browser = await signInWith(house, student.address);
  return ((await (await browser.get('/api/v1/me/waiting')).json()) as { items: z.infer<typeof waiting>[] }).items;
}

describe('why a student has no mentor yet', () => {
  it('is that nobody can work with her as she answered, and what would help', async () => {
    const aino = await round.student('Aino', { modes: ['in_person'], languages: [{ language: 'en', level: 'C1' }] });
    await round.student('Bo');
    await round.mentor('Maija', { seats: 2 });
    await round.runAndPublish();
    expect(await told(aino)).toMatchObject([
      {
        ...{ cohort: 'Spring', why: 'no-mentor', options: 0, crowd: null },
        wouldHelp: [{ uses: '/modes', text: 'Meeting remotely: 1 mentor with a free place.' }],
      },
    ]);
  });

  it('is that more students want the same mentors than these can take', async () => {
    const students = [await round.student('Aino'), await round.student('Bo'), await round.student('Cem')];
    await round.mentor('Maija');
    const id = await round.runAndPublish();
    const [served] = await round.pairsOf(id);
    const without = students.filter((one) => !served?.startsWith(one.name));
    expect(without).toHaveLength(2);
    for (const one of without)
      expect(await told(one)).toMatchObject([
        { why: 'too-few-places', options: 1, crowd: { students: 3, places: 1 }, wouldHelp: [] },
      ]);
  });

  it('is told only after letters went out, and not to who got one', async () => {
    const [aino, bo] = [await round.student('Aino', { wishes: ['sales'] }), await round.student('Bo')];
    await round.mentor('Maija', { offers: ['sales'] });
    const id = await round.run();
    expect(await told(bo)).toEqual([]);
    await round.publish(id);
    expect([await told(aino), (await told(bo)).length]).toEqual([[], 1]);
  });

  it('is forgotten once there is a proposal, or she has left', async () => {
    const [bo, cem] = [
      await round.student('Bo', { wishes: ['data'] }),
      await round.student('Cem', { wishes: ['law'] }),
    ];
    await round.student('Aino', { wishes: ['sales'] });
    await round.mentor('Maija', { offers: ['sales'] });
    await round.runAndPublish();
    expect([(await told(bo)).length, (await told(cem)).length]).toEqual([1, 1]);
    await round.leave(cem);
    await round.mentor('Nina', { offers: ['data'] });
    await round.runAndPublish();
    expect([await told(bo), await told(cem)]).toEqual([[], []]);
  });

  it('names no mentor', async () => {
    const aino = await round.student('Aino', { modes: ['in_person'] });
    await round.mentor('Maija');
    await round.student('Bo');
    await round.runAndPublish();
    expect(JSON.stringify(await told(aino))).not.toContain('Maija');
  });
});
