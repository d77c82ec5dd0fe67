import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ActOnRun, StartRun } from '#matching';
import { openApi } from '../../support/house.js';
import { DeskRound } from './support/desk-round.js';

const why = { reason: 'They know the trade.' };

let house: Awaited<ReturnType<typeof openApi>>;
let on: DeskRound;
beforeAll(async () => {
  house = await openApi();
});
beforeEach(async () => {
  on = await DeskRound.open(house);
});
afterAll(() => house.close());

describe('an act on a pair', () => {
  it('tells its exact cost before anything is written', async () => {
    const { body } = await on.send('/acts/preview', on.onPair('move', 'Aino', 'Nina'));
    const { score } = body as { score: { before: number; after: number } };
    expect(body).toMatchObject({
      ...{ matched: { before: 2, after: 2 }, refused: false, hiddenChanges: 0 },
      changes: [
        { student: 'Aino', before: 'Maija', after: 'Nina' },
        { student: 'Bo', before: 'Nina', after: 'Maija' },
      ],
    });
    expect(score.after).toBeLessThan(score.before);
    expect(await on.pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
  });

  it('moves the student, gives whom it displaces the next best, and the seats follow', async () => {
    const { status, body } = await on.send('/acts', { ...on.onPair('move', 'Aino', 'Nina'), ...why });
    expect([status, body.revision, body.offers]).toEqual([200, 1, ['cancel', 'publish', 'change', 'undo']]);
    expect(await on.pairs()).toEqual(['Aino - Nina (locked)', 'Bo - Maija']);
    expect(await on.holds()).toEqual([1, 1]);
    expect(await on.round.pairsOf(on.runId)).toContain('Aino - Nina');
  });

  it('keeps a rejected pair apart, also when that costs a match', async () => {
    await on.send('/acts', { ...on.onPair('reject', 'Aino', 'Maija'), ...why });
    await on.send('/acts', { ...on.onPair('reject', 'Aino', 'Nina', 1), ...why });
    // Bo, displaced to Maija by the first, stays there: nobody is moved without need.
    expect(await on.pairs()).toEqual(['Bo - Maija']);
    expect(await on.holds()).toEqual([1, 0]);
    expect(await on.read('')).toMatchObject({ matched: 1, revision: 2 });
  });

  it('keeps a locked pair through what comes after, until it is unlocked', async () => {
    await on.send('/acts', { ...on.onPair('lock', 'Aino', 'Maija'), ...why });
    expect(await on.pairs()).toEqual(['Aino - Maija (locked)', 'Bo - Nina']);
    const taken = await on.send('/acts', { ...on.onPair('move', 'Bo', 'Maija', 1), ...why });
    expect([taken.status, taken.body.code]).toEqual([409, 'matching.pair-not-allowed']);
    await on.send('/acts', { ...on.onPair('unlock', 'Aino', 'Maija', 1), ...why });
    expect((await on.send('/acts', { ...on.onPair('move', 'Bo', 'Maija', 2), ...why })).status).toBe(200);
    expect(await on.pairs()).toEqual(['Aino - Nina', 'Bo - Maija (locked)']);
  });

  it('is refused when a rule forbids the pair, and the preview says so', async () => {
    expect((await on.send('/acts/preview', on.onPair('move', 'Cem', 'Maija'))).body).toMatchObject({
      refused: true,
      changes: [],
    });
    expect((await on.send('/acts', { ...on.onPair('move', 'Cem', 'Maija'), ...why })).status).toBe(409);
    expect(await on.pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
  });

  it('is refused to whoever has not seen the last change', async () => {
    await on.send('/acts', { ...on.onPair('lock', 'Aino', 'Maija'), ...why });
    const late = await on.send('/acts', { ...on.onPair('reject', 'Bo', 'Nina'), ...why });
    expect([late.status, late.body.code]).toEqual([409, 'matching.not-possible-now']);
  });

  it('needs a reason', async () => {
    expect((await on.send('/acts', { ...on.onPair('lock', 'Aino', 'Maija'), reason: ' ' })).status).toBe(400);
  });

  it('can be undone one after the other; what follows is as if it had never been', async () => {
    await on.send('/acts', { ...on.onPair('move', 'Aino', 'Nina'), ...why });
    await on.send('/acts', { ...on.onPair('reject', 'Bo', 'Maija', 1), ...why });
    expect(await on.pairs()).toEqual(['Aino - Nina (locked)']);
    expect((await on.send('/undo', { revision: 2 })).body.revision).toBe(3);
    expect(await on.pairs()).toEqual(['Aino - Nina (locked)', 'Bo - Maija']);
    await on.send('/undo', { revision: 3 });
    expect(await on.pairs()).toEqual(['Aino - Maija', 'Bo - Nina']);
    expect(await on.holds()).toEqual([1, 1]);
    expect((await on.send('/undo', { revision: 4 })).body.code).toBe('matching.nothing-to-undo');
  });

  it('is not possible any more once something was sent', async () => {
    await on.send('/acts', { ...on.onPair('lock', 'Aino', 'Maija'), ...why });
    expect((await on.send('/publish', {})).body).toEqual({ sent: 2, refused: 0 });
    for (const rest of ['/acts', '/acts/preview'])
      expect(
        (await on.send(rest, { ...on.onPair('unlock', 'Aino', 'Maija', 1), ...(rest === '/acts' && why) })).body.code,
      ).toBe('matching.not-possible-now');
    expect((await on.send('/undo', { revision: 1 })).status).toBe(409);
    expect((await on.read('')).offers).toEqual([]);
  });

  it('leaves out who has left in the meantime', async () => {
    await on.round.leave(on.person('Bo'));
    await on.send('/acts', { ...on.onPair('lock', 'Aino', 'Maija'), ...why });
    expect(await on.pairs()).toEqual(['Aino - Maija (locked)']);
    expect(await on.holds()).toEqual([1, 0]);
  });

  it('of two at the same moment is done once', async () => {
    const act = (name: string, mentor: string) =>
      house
        .get(ActOnRun, { strict: false })
        .execute(on.runId, { ...on.onPair('lock' as const, name, mentor), ...why }, on.staff);
    const outcomes = await Promise.allSettled([act('Aino', 'Maija'), act('Bo', 'Nina')]);
    expect(outcomes.map((one) => one.status).sort()).toEqual(['fulfilled', 'rejected']);
  });

  it('works in a dry run too, where nobody’s seat is touched', async () => {
    await on.send('/cancel', {});
    on.runId = await house
      .get(StartRun, { strict: false })
      .execute({ cohortId: on.round.cohortId, dry: true }, on.staff);
    await house.settle();
    await on.send('/acts', { ...on.onPair('move', 'Aino', 'Nina'), ...why });
    expect(await on.pairs()).toEqual(['Aino - Nina (locked)', 'Bo - Maija']);
    expect(await on.holds()).toEqual([0, 0]);
  });
});
