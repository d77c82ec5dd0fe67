import { describe, expect, it } from '@jest/globals';
import { aimMarks } from './aims.js';
import { AIMS, type Aim, USUAL_SETTINGS } from './run-settings.js';
import { inCohort, snapshotOf, withSeats } from './testing/people.js';

const waiting = (name: string, waitedRounds: number) => ({
  ...inCohort(name),
  waitedRounds,
});
const pairs = {
  pairRow: Int32Array.of(0, 0, 1, 2),
  pairColumn: Int32Array.of(0, 1, 0, 1),
  pairScore: Int32Array.of(249, 250, 499, 500),
};
const snapshot = snapshotOf(
  [waiting('aino', 0), waiting('bo', 1), waiting('cem', 2)],
  [withSeats('maija', 1), withSeats('nina', 1)],
  {
    kept: [{ studentEnrolmentId: 'aino', mentorEnrolmentId: 'nina' }],
    liked: [{ studentEnrolmentId: 'bo', mentorEnrolmentId: 'maija' }],
  },
);
const marksOf = (aim: Aim) =>
  aimMarks({ ...snapshot, settings: { ...USUAL_SETTINGS, aims: [aim] } }, pairs).map((marks) => [...marks])[0];

describe('the aims of a run', () => {
  it.each([
    ['liked', 'pairs who both liked each other', [0, 0, 1, 0]],
    ['waited-longest', 'students who waited two rounds or more', [0, 0, 0, 1]],
    ['waited', 'students who waited a round or more', [0, 0, 1, 1]],
    ['kept', 'pairs that stood before', [0, 1, 0, 0]],
    ['not-poor', 'pairs from the least score that is not poor', [0, 1, 1, 1]],
    ['good', 'pairs from the least good score', [0, 0, 0, 1]],
  ] as const)('mark for %s the %s', (aim, _who, marks) => expect(marksOf(aim)).toEqual(marks));

  it('come in the order that the settings give', () => {
    const settings = { ...USUAL_SETTINGS, aims: ['good', 'waited'] as const };
    expect(aimMarks({ ...snapshot, settings }, pairs).map((marks) => [...marks])).toEqual([
      [0, 0, 0, 1],
      [0, 0, 1, 1],
    ]);
    expect(['liked', ...USUAL_SETTINGS.aims]).toEqual(AIMS);
  });
});
