import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { ActOnRun, CancelRun, PublishProposals, StartRun, WithdrawProposal } from '#matching';
import { holdRow, untilWaiting } from '../../support/held-row.js';
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

  it('goes on beside a lock that cannot be kept any more, and locks nobody to who has left', async () => {
    await on.send('/acts', { ...on.onPair('lock', 'Aino', 'Maija'), ...why });
    await on.round.leave(on.person('Maija'));
    const other = await on.send('/acts', { ...on.onPair('lock', 'Bo', 'Nina', 1), ...why });
    expect(other.status).toBe(200);
    expect(await on.pairs()).toEqual(['Bo - Nina (locked)']);
    const gone = await on.send('/acts', { ...on.onPair('lock', 'Aino', 'Maija', 2), ...why });
    expect([gone.status, gone.body.code]).toEqual([409, 'matching.pair-not-allowed']);
    const taken = await on.send('/acts', { ...on.onPair('move', 'Aino', 'Nina', 2), ...why });
    expect([taken.status, taken.body.code]).toEqual([409, 'matching.pair-not-allowed']);
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

/** The proposal of one student in the run, whatever became of it. */
async function proposalOf(name: string): Promise<{ id: string; state: string }> {
  const [newest] = await house.database.query<{ id: string; state: string }>(
    'select id, state from matching.proposal where run_id = $1 and student_enrolment_id = $2 order by created_at desc, id desc',
    [on.runId, on.idOf(name)],
  );
  if (!newest) throw new Error(`${name} has no proposal`);
  return newest;
}

async function takeBack(name: string, bar?: string): Promise<void> {
  const { id: proposalId } = await proposalOf(name);
  const act = { proposalId, reason: 'Her aunt.', ...(bar && { bar }) };
  await house.get(WithdrawProposal, { strict: false }).execute(act, on.staff);
}

describe.each([
  { what: 'withdrawn', bar: undefined },
  { what: 'barred', bar: 'relative' },
])('a pair that staff have $what in the console', ({ bar }) => {
  it('does not come back with the next act on another pair, and cannot be moved back', async () => {
    await takeBack('Aino', bar);
    expect((await on.send('/acts', { ...on.onPair('lock', 'Bo', 'Nina'), ...why })).status).toBe(200);
    expect(await on.pairs()).toEqual(['Bo - Nina (locked)']);
    expect(await proposalOf('Aino')).toMatchObject({ state: 'withdrawn' });
    expect(await on.holds()).toEqual([0, 1]);
    const back = await on.send('/acts', { ...on.onPair('move', 'Aino', 'Maija', 1), ...why });
    expect([back.status, back.body.code]).toEqual([409, 'matching.pair-not-allowed']);
  });

  it('does not come back with an undo, nor does a lock on it stand in the way', async () => {
    await on.send('/acts', { ...on.onPair('lock', 'Aino', 'Maija'), ...why });
    await takeBack('Aino', bar);
    expect((await on.send('/acts', { ...on.onPair('lock', 'Bo', 'Nina', 1), ...why })).status).toBe(200);
    expect((await on.send('/undo', { revision: 2 })).status).toBe(200);
    expect(await on.pairs()).toEqual(['Bo - Nina']);
    expect(await on.holds()).toEqual([0, 1]);
  });
});

describe('a letter that goes out while the run is changed', () => {
  const inThisMoment = async (change: () => Promise<unknown>) => {
    const { id } = await proposalOf('Aino');
    const held = await holdRow(house, 'matching.proposal', id);
    const sending = house.get(PublishProposals, { strict: false }).execute({ proposalIds: [id] }, on.staff);
    await untilWaiting(held, 1);
    const changing = change();
    await untilWaiting(held, 2);
    await held.release();
    return Promise.allSettled([sending, changing]);
  };

  it('stands when the run is cancelled, and what was not sent is withdrawn', async () => {
    const cancel = () => house.get(CancelRun, { strict: false }).execute({ runId: on.runId }, on.staff);
    expect((await inThisMoment(cancel)).map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled']);
    expect([(await proposalOf('Aino')).state, (await proposalOf('Bo')).state]).toEqual(['sent', 'withdrawn']);
    expect(await on.holds()).toEqual([1, 0]);
    expect(await on.read('')).toMatchObject({ state: 'published' });
  });

  it('stands when staff act on its pair, who read that it is too late', async () => {
    const move = () =>
      house
        .get(ActOnRun, { strict: false })
        .execute(on.runId, { ...on.onPair('move' as const, 'Aino', 'Nina'), ...why }, on.staff);
    const [, moved] = await inThisMoment(move);
    expect(moved).toMatchObject({ status: 'rejected', reason: { code: 'matching.not-possible-now' } });
    expect([(await proposalOf('Aino')).state, (await proposalOf('Bo')).state]).toEqual(['sent', 'proposed']);
    expect(await on.holds()).toEqual([1, 1]);
  });
});

describe('a pair that is proposed outside of the run while the run is changed', () => {
  it('comes first when it was first: an undo then leaves the student to the mentor she has', async () => {
    const olga = await on.round.mentor('Olga');
    await on.send('/acts', { ...on.onPair('reject', 'Aino', 'Maija'), ...why });
    await on.send('/acts', { ...on.onPair('reject', 'Aino', 'Nina', 1), ...why });
    expect(await on.pairs()).toEqual(['Bo - Maija']);
    const held = await holdRow(house, 'programmes.enrolment', olga.enrolmentId);
    const proposing = on.browser.post(`/api/v1/match-desk/enrolments/${on.idOf('Aino')}/substitutes`, {
      otherId: olga.enrolmentId,
    });
    await untilWaiting(held, 1);
    const undoing = on.send('/undo', { revision: 2 });
    await untilWaiting(held, 2);
    await held.release();
    expect([(await proposing).status, (await undoing).status]).toEqual([200, 200]);
    expect(await on.pairs()).toEqual(['Bo - Maija']);
    expect(await on.round.proposalOf(on.person('Aino'))).toMatchObject({ state: 'sent', cameFrom: 'substitute' });
  });
});
