import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { ChangeTalkRound, PlanTalks } from '#matching';
import { PersonalDataHolders, Transactions } from '#platform';
import { openHouse, type TestHouse } from '../../support/house.js';
import { Round } from './builders.js';
import { KickOff, SETTINGS } from './support/kick-off.js';

let house: TestHouse;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

const twice = (keys: readonly string[]) => keys.filter((key, at) => keys.indexOf(key) !== at);

describe('talks at a kick-off', () => {
  it('bring nobody to two places at once, no two together twice, and nobody beyond the limits', async () => {
    const kickOff = await KickOff.open(house);
    const id = await kickOff.plan();
    const seats = await kickOff.seats(id);
    expect(seats).toHaveLength(6);
    for (const place of ['student', 'mentor', 'table'] as const)
      expect(twice(seats.map((seat) => `${seat.slot} ${seat[place]}`))).toEqual([]);
    expect(twice(seats.map((seat) => `${seat.student} ${seat.mentor}`))).toEqual([]);
    expect(new Set(seats.map(({ slot }) => slot)).size).toBe(3);
    await house
      .get(PlanTalks, { strict: false })
      .again(await kickOff.seen(id), { ...SETTINGS, talksPerMentor: 1, tables: 1 }, kickOff.staff);
    const fewer = await kickOff.seats(id);
    expect(fewer.map(({ slot, table }) => [slot, table])).toEqual([[0, 1], [1, 1]]); // biome-ignore format: two times at one table
    expect(new Set(fewer.map(({ student }) => student)).size).toBe(2);
  });

  it('are one live plan in a cohort, for staff of the whole programme', async () => {
    const kickOff = await KickOff.open(house);
    const { round } = kickOff;
    const ofOne = await round.staff('programme_manager', { organisationId: round.laurea });
    await expect(kickOff.plan({}, ofOne)).rejects.toThrow('matching.whole-programme-needed');
    const id = await kickOff.plan();
    await expect(kickOff.plan()).rejects.toThrow('matching.talks-are-live');
    await expect(kickOff.act('publish', id, ofOne)).rejects.toThrow('matching.whole-programme-needed');
    await expect(kickOff.act('close', id)).rejects.toThrow('matching.not-possible-now');
    await kickOff.act('drop', id);
    const past = await kickOff.plan({ startsAt: house.clock.now() });
    await expect(kickOff.act('publish', past)).rejects.toThrow('matching.talks-have-begun');
    await kickOff.act('drop', past);
    expect(await kickOff.seats(id)).toEqual([]);
    const next = await kickOff.plan();
    await kickOff.act('publish', next);
    await expect(kickOff.plan()).rejects.toThrow('matching.talks-are-live');
    await expect(kickOff.act('drop', next)).rejects.toThrow('matching.not-possible-now');
    const again = house.get(PlanTalks, { strict: false }).again(await kickOff.seen(next), SETTINGS, kickOff.staff);
    await expect(again).rejects.toThrow('matching.not-possible-now');
    await expect(kickOff.act('close', next, await (await Round.open(house)).staff())).rejects.toThrow(
      'matching.unknown-talk-round',
    );
    const nobody = await Round.open(house);
    const empty = house
      .get(PlanTalks, { strict: false })
      .execute({ ...SETTINGS, cohortId: nobody.cohortId }, await nobody.staff());
    await expect(empty).rejects.toThrow('matching.nobody-matchable');
  });

  it('are published, planned anew and dropped only as staff have seen them', async () => {
    const kickOff = await KickOff.open(house);
    const [change, plan] = [house.get(ChangeTalkRound, { strict: false }), house.get(PlanTalks, { strict: false })];
    const id = await kickOff.plan();
    const seen = await kickOff.seen(id);
    // The same settings for the same people: nothing of the round itself is different but who sits where.
    await plan.again(seen, SETTINGS, kickOff.staff);
    const late = [
      change.publish(seen, kickOff.staff),
      change.drop(seen, kickOff.staff),
      plan.again(seen, SETTINGS, kickOff.staff),
    ];
    for (const one of late) await expect(one).rejects.toThrow('platform.changed-meanwhile');
    expect(await kickOff.round.toldOf(kickOff.people.aino, 'talks-announced')).toBe(0);
    await change.publish(await kickOff.seen(id), kickOff.staff);
  });

  it('leave out whose account is closed: she is not told, and talks with nobody', async () => {
    const kickOff = await KickOff.open(house);
    const { people } = kickOff;
    const id = await kickOff.plan();
    await house.database.query(`update identity.person set state = 'disabled' where id = $1`, [people.cem.personId]);
    await kickOff.act('publish', id);
    expect((await kickOff.seats(id)).map(({ student }) => student)).not.toContain('Cem');
  });

  it('are told to each with her own timetable, once, and not to those who left', async () => {
    const kickOff = await KickOff.open(house);
    const { round, people } = kickOff;
    const id = await kickOff.plan();
    await round.leave(people.cem);
    await kickOff.act('publish', id);
    const told = await Promise.all(Object.values(people).map((one) => round.toldOf(one, 'talks-announced')));
    expect(told).toEqual([1, 1, 0, 1, 1]);
    const { params } = (await house.database.one<{ params: { talks: object[] } }>(
      `select params from notifications.notification where person_id = $1 and type = 'talks-announced'`,
      [people.nina.personId],
    )) ?? { params: { talks: [] } };
    const own = (await kickOff.seats(id)).filter((seat) => seat.mentor === 'Nina');
    expect(params.talks).toEqual(
      own.map(({ slot, table }) => ({ startsAt: `2026-02-03T14:${slot === 0 ? '00' : slot * 12}:00.000Z`, table })),
    );
    expect(own).toHaveLength(2);
  });
});

describe('the mark that one of a talk gives the other', () => {
  it('is changed as often as she likes until the talks are closed, and is for the two alone to give', async () => {
    const kickOff = await KickOff.open(house);
    const { aino, bo, maija } = kickOff.people;
    const draft = await kickOff.plan();
    await expect(kickOff.mark(draft, 'Aino', 'Maija', aino, 'like')).rejects.toThrow('matching.unknown-talk');
    await kickOff.act('publish', draft);
    await kickOff.mark(draft, 'Aino', 'Maija', aino, 'avoid');
    await kickOff.mark(draft, 'Aino', 'Maija', aino, 'like');
    await kickOff.mark(draft, 'Aino', 'Maija', maija, 'neutral');
    await expect(kickOff.mark(draft, 'Aino', 'Maija', bo, 'like')).rejects.toThrow('matching.unknown-talk');
    await kickOff.act('close', draft);
    await expect(kickOff.mark(draft, 'Aino', 'Maija', aino, 'avoid')).rejects.toThrow('matching.talks-are-closed');
    const marks = 'select from_person_id as "from", mark from matching.preference where talk_round_id = $1';
    expect(await house.database.query(marks, [draft])).toEqual(
      expect.arrayContaining([
        { from: aino.personId, mark: 'like' },
        { from: maija.personId, mark: 'neutral' },
      ]),
    );
  });

  it('is exported to her who gave it, and goes with either of the two', async () => {
    const kickOff = await KickOff.open(house);
    const { aino, maija } = kickOff.people;
    const id = await kickOff.published();
    await kickOff.both(id, aino, maija, ['avoid', 'like']);
    const holder = house
      .get(PersonalDataHolders, { strict: false })
      .all()
      .find((one) => one.lib === 'matching');
    expect(await holder?.exportOf(aino.personId)).toMatchObject({ marks: [{ mark: 'avoid' }], talks: [{}, {}] });
    expect(JSON.stringify(await holder?.exportOf(maija.personId))).not.toContain('avoid');
    await house.get(Transactions, { strict: false }).run(async () => holder?.erase(maija.personId));
    const left = await house.database.query('select mark from matching.preference where talk_round_id = $1', [id]);
    expect(left).toEqual([]);
    expect((await kickOff.seats(id)).filter(({ mentor }) => mentor === 'Maija')).toEqual([]);
  });
});
