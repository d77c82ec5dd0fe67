import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { TickRunner } from '#platform';
import { addDaysInHelsinki, DAY, helsinkiInstant, MINUTE } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let student: Enrolled;
let mentor: Enrolled;
beforeAll(async () => {
  house = await openHouse();
});
afterAll(() => house.close());

async function sent(proposalDays = 7): Promise<Date> {
  round = await Round.open(house, proposalDays);
  student = await round.student('Aino');
  mentor = await round.mentor('Maija');
  await round.runAndPublish();
  await house.settle();
  return house.clock.now();
}

/** The clock moves on, the ticks run twice, and mails are asked for; how many reminders student and mentor have had by then. */
async function remindedBy(now: Date): Promise<[number, number]> {
  for (const minute of [0, 1]) {
    house.clock.set(new Date(now.getTime() + minute * MINUTE));
    await house.get(TickRunner, { strict: false }).runDue();
    await house.settle();
  }
  const type = 'proposal-reminder';
  return [await round.toldOf(student, type), await round.toldOf(mentor, type)];
}

describe('a side that does not answer', () => {
  beforeEach(() => house.clock.set(new Date(house.clock.nowMs() + DAY)));

  it('is reminded on day 3 and day 6, not before and not after', async () => {
    const at = await sent();
    const day = (days: number, minutes = 0) => new Date(addDaysInHelsinki(at, days).getTime() + minutes * MINUTE);
    expect(await remindedBy(day(3, -2))).toEqual([0, 0]);
    expect(await remindedBy(day(3))).toEqual([1, 1]);
    expect(await remindedBy(day(5))).toEqual([1, 1]);
    expect(await remindedBy(day(6))).toEqual([2, 2]);
    expect(await remindedBy(day(7))).toEqual([2, 2]);
    expect((await round.proposalOf(student)).state).toBe('expired');
  });

  it('is reminded alone when the other has accepted', async () => {
    const at = await sent();
    await round.answer(student, 'accept');
    expect(await remindedBy(addDaysInHelsinki(at, 3))).toEqual([0, 1]);
  });

  it('is left in peace when the proposal has ended', async () => {
    const at = await sent();
    await round.answer(mentor, 'decline');
    expect(await remindedBy(addDaysInHelsinki(at, 4))).toEqual([0, 0]);
  });

  it('gets one reminder after a standstill of the house, not all that were missed', async () => {
    const at = await sent();
    expect(await remindedBy(new Date(addDaysInHelsinki(at, 6).getTime() + 60 * MINUTE))).toEqual([1, 1]);
  });

  it('is not reminded of what expires that very moment', async () => {
    const at = await sent(3);
    expect(await remindedBy(addDaysInHelsinki(at, 3))).toEqual([0, 0]);
  });

  it('is reminded at the same hour on the clock also when the clocks change', async () => {
    house.clock.set(helsinkiInstant('2026-03-27', '12:00'));
    await sent();
    expect(await remindedBy(helsinkiInstant('2026-03-30', '11:55'))).toEqual([0, 0]);
    expect(await remindedBy(helsinkiInstant('2026-03-30', '12:00'))).toEqual([1, 1]);
  });
});
