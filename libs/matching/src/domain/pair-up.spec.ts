import { describe, expect, it } from '@jest/globals';
import { type Assignment, type Instance, solve } from '#assignment';
import { PairList } from './pair-list.js';
import { pairUp } from './pair-up.js';
import { USUAL_SETTINGS } from './run-settings.js';
import type { Snapshot } from './snapshot.js';
import { inCohort, mentor, RULES, snapshotOf, student, withSeats } from './testing/people.js';

function pairsIn(snapshot: Snapshot, solver?: (instance: Instance) => Assignment): string[] {
  const list = new PairList(snapshot);
  list.scoreStudents(0, snapshot.students.length);
  const pairing = pairUp(snapshot, list.arrays(), solver);
  if (!pairing.certified) return ['not certified', ...pairing.objections];
  return pairing.plan.pairs.map((pair) => `${pair.studentEnrolmentId}-${pair.mentorEnrolmentId}`).sort();
}

describe('pairing up', () => {
  it('matches most students first, then seeks the best total', () => {
    const finnish = { languages: [{ language: 'fi', rank: 4 }] };
    const both = {
      languages: [...finnish.languages, { language: 'en', rank: 5 }],
    };
    const snapshot = snapshotOf(
      [inCohort('aino', student({ ...both, wishes: ['a', 'b'] })), inCohort('bo', student(finnish))],
      [withSeats('maija', 1, mentor({ ...both, offers: ['a', 'b'] })), withSeats('nina', 1, mentor({ offers: ['c'] }))],
    );
    expect(pairsIn(snapshot)).toEqual(['aino-nina', 'bo-maija']);
  });

  it('proposes no barred pair and nobody to herself', () => {
    const self = { ...withSeats('own', 1), personId: 'person of aino' };
    const barred = [{ mentorEnrolmentId: 'maija', studentEnrolmentId: 'aino', why: 'known' as const }];
    const snapshot = snapshotOf([inCohort('aino')], [withSeats('maija', 2), self], { barred });
    expect(pairsIn(snapshot)).toEqual([]);
    expect(pairsIn({ ...snapshot, barred: [] })).toEqual(['aino-maija']);
  });

  it('proposes no colleagues, unless staff switched that rule off', () => {
    const barred = [{ mentorEnrolmentId: 'maija', studentEnrolmentId: 'aino', why: 'same-employer' as const }];
    const snapshot = snapshotOf([inCohort('aino')], [withSeats('maija', 2)], { barred });
    expect(pairsIn(snapshot)).toEqual([]);
    const hard = { ...RULES.hard, 'same-employer': { on: false } };
    expect(pairsIn({ ...snapshot, rules: { ...RULES, hard } })).toEqual(['aino-maija']);
  });

  it('gives the same pairs for the same people in any order', () => {
    const students = Array.from({ length: 12 }, (_, index) => inCohort(`s${index}`));
    const mentors = Array.from({ length: 5 }, (_, index) => withSeats(`m${index}`, 2));
    const turned = snapshotOf(students.toReversed(), [...mentors.slice(2), ...mentors.slice(0, 2)]);
    expect(pairsIn(turned)).toEqual(pairsIn(snapshotOf(students, mentors)));
    expect(pairsIn(turned)).toHaveLength(10);
  });

  it('trusts no solver: a result that is not the best is not certified', () => {
    const snapshot = snapshotOf([inCohort('aino')], [withSeats('maija', 1)]);
    const lazy = (instance: Instance): Assignment => ({
      ...solve(instance),
      columnOfRow: Int32Array.of(-1),
      matched: 0,
      score: 0,
    });
    expect(pairsIn(snapshot, lazy)[0]).toBe('not certified');
    expect(pairsIn(snapshot)).toEqual(['aino-maija']);
  });

  it('serves first who was passed over before, however little they have in common', () => {
    const passedOver = { ...inCohort('bo', student({ wishes: ['nothing'], slots: [] })), waitedRounds: 1 };
    const one = [withSeats('maija', 1)];
    expect(pairsIn(snapshotOf([inCohort('aino'), passedOver], one))).toEqual(['bo-maija']);
    const settings = { ...USUAL_SETTINGS, aims: [] };
    expect(pairsIn(snapshotOf([inCohort('aino'), passedOver], one, { settings }))).toEqual(['aino-maija']);
  });

  it('keeps a pair that stood before against a better total, not against another student served', () => {
    const students = [inCohort('aino', student({ wishes: ['a'] })), inCohort('bo', student({ wishes: ['b'] }))];
    const mentors = [withSeats('maija', 1, mentor({ offers: ['a'] })), withSeats('nina', 1, mentor({ offers: ['b'] }))];
    const kept = [{ studentEnrolmentId: 'aino', mentorEnrolmentId: 'nina' }];
    const settings = { ...USUAL_SETTINGS, aims: ['kept'] as const };
    expect(pairsIn(snapshotOf(students, mentors))).toEqual(['aino-maija', 'bo-nina']);
    expect(pairsIn(snapshotOf(students, mentors, { kept, settings }))).toEqual(['aino-nina', 'bo-maija']);
    const barred = [{ studentEnrolmentId: 'bo', mentorEnrolmentId: 'maija', why: 'known' as const }];
    expect(pairsIn(snapshotOf(students, mentors, { kept, settings, barred }))).toEqual(['aino-maija', 'bo-nina']);
  });

  it('rather makes two pairs that are not poor than a very good and a poor one', () => {
    const students = [
      inCohort('aino', student({ wishes: ['a'] })),
      inCohort('bo', student({ wishes: ['z'], slots: [] })),
    ];
    const mentors = [
      withSeats('maija', 1, mentor({ offers: ['a'] })),
      withSeats('nina', 1, mentor({ offers: ['y'], field: '09' })),
    ];
    // aino-maija and bo-nina: 767 and 0 points; aino-nina and bo-maija: 67 and 250.
    const settings = { ...USUAL_SETTINGS, poorBelow: 60 };
    expect(pairsIn(snapshotOf(students, mentors, { settings: { ...settings, aims: [] } }))).toEqual([
      'aino-maija',
      'bo-nina',
    ]);
    expect(pairsIn(snapshotOf(students, mentors, { settings: { ...settings, aims: ['not-poor'] } }))).toEqual([
      'aino-nina',
      'bo-maija',
    ]);
  });

  it('proposes nothing below the fewest points that staff ask for', () => {
    const snapshot = snapshotOf(
      [inCohort('aino', student({ wishes: ['z'], slots: [], field: '09' }))],
      [withSeats('maija', 1)],
    );
    expect(pairsIn(snapshot)).toEqual(['aino-maija']);
    expect(pairsIn({ ...snapshot, settings: { ...USUAL_SETTINGS, fewestPoints: 1 } })).toEqual([]);
  });

  it('keeps every pair when there are more than fit into the first arrays', () => {
    const students = Array.from({ length: 90 }, (_, index) => inCohort(`s${index}`));
    const mentors = Array.from({ length: 60 }, (_, index) => withSeats(`m${index}`, 1));
    const list = new PairList(snapshotOf(students, mentors));
    for (let from = 0; from < 90; from += 7) list.scoreStudents(from, Math.min(90, from + 7));
    expect(list.size).toBe(5400);
    const { pairRow, pairColumn, pairScore } = list.arrays();
    expect([pairRow.at(-1), pairColumn.at(-1), pairScore.length]).toEqual([89, 59, 5400]);
    expect(pairsIn(snapshotOf(students, mentors))).toHaveLength(60);
  });
});
