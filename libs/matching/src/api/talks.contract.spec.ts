import { describe, expect, it } from '@jest/globals';
import { TALK_LIMITS } from '../domain/talk-round.js';
import { newTalkRound } from './talks.contract.js';

describe('the settings of talks', () => {
  const right = {
    ...{ cohortId: '01900000-0000-7000-8000-000000000000', day: '2026-02-10', time: '16:00', place: ' Oodi ' },
    ...{ talksPerStudent: 4, talksPerMentor: 8, minutes: 10, pauseMinutes: 0, tables: null },
  };
  const isRight = (change: object) => newTalkRound.safeParse({ ...right, ...change }).success;

  it.each(Object.entries(TALK_LIMITS))('allow %s within limits', (name, [least, greatest]) => {
    const tried = [least - 1, least, greatest, greatest + 1, least + 0.5];
    expect(tried.map((value) => isRight({ [name]: value }))).toEqual([false, true, true, false, false]);
  });

  it('take days that every calendar can hold, and name one fault of a day at a time', () => {
    const faultsOf = (day: string) =>
      newTalkRound.safeParse({ ...right, day }).error?.issues.map(({ message }) => message);
    expect(faultsOf('2000-01-01') ?? faultsOf('2199-12-31')).toBeUndefined();
    expect(['1999-12-31', '2200-01-01'].map(faultsOf)).toEqual(Array(2).fill(['matching:faults.day-out-of-bounds']));
    expect(faultsOf('å')).toEqual([expect.stringContaining('date')]);
  });

  it('name a day, a time and a place of bounded length', () => {
    expect(isRight({})).toBe(true);
    const wrong = [{ day: '2026-02-30' }, { time: '24:00' }, { time: '7:00' }, { place: 'x'.repeat(201) }, { more: 1 }];
    expect(wrong.map(isRight)).toEqual(wrong.map(() => false));
  });
});
