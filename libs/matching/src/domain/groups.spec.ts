import { describe, expect, it } from '@jest/globals';
import { pointsTogether } from './groups.js';
import { PairList } from './pair-list.js';
import { pairUp } from './pair-up.js';
import { type Plan, planHash } from './plan.js';
import { replan } from './replan.js';
import { canonical, inputHash, type Snapshot } from './snapshot.js';
import type { GroupKind } from './snapshot-group.js';
import { inCohort, ledBy, mentor, snapshotOf, student, withSeats } from './testing/people.js';
import { Chance } from './testing/random-people.js';

function scored(snapshot: Snapshot) {
  const list = new PairList(snapshot);
  list.scoreStudents(0, snapshot.students.length);
  return list.arrays();
}

function planOf(snapshot: Snapshot): Plan {
  const pairing = pairUp(snapshot, scored(snapshot));
  if (!pairing.certified) throw new Error(pairing.objections.join(' '));
  return pairing.plan;
}

const named = ({ pairs }: Plan) => pairs.map((pair) => `${pair.studentEnrolmentId}-${pair.mentorEnrolmentId}`).sort();
const crowd = (count: number) => Array.from({ length: count }, (_, index) => inCohort(`s${index}`));
const fates = (plan: Plan) => Object.fromEntries(plan.groups?.outcomes.map((one) => [one.groupId, one.fate]) ?? []);
const german = { languages: [{ language: 'de', rank: 7 }] };

describe('pairs, groups and hosts in one run', () => {
  it('compete for the same students: nobody is in two places, and a group that cannot be filled stays closed', () => {
    const mentors = [
      ...[withSeats('pair', 1), withSeats('full', 3), withSeats('other', 0), withSeats('empty', 4)],
      ...[withSeats('host', 4), withSeats('colleague', 0)],
    ];
    const groups = [
      ledBy('full', 2, { otherEnrolmentIds: ['other'] }),
      ledBy('empty', 4),
      ledBy('host', 2, { kind: 'host', otherEnrolmentIds: ['colleague'] }),
    ];
    const plan = planOf(snapshotOf(crowd(7), mentors, { groups }));
    expect(plan.matched).toBe(7);
    expect(new Set(plan.pairs.map((pair) => pair.studentEnrolmentId)).size).toBe(7);
    for (const { students, groupId } of plan.groups?.outcomes ?? []) {
      const { least = 0 } = groups.find((one) => one.groupId === groupId) ?? {};
      expect(students === 0 || students >= least).toBe(true);
    }
    expect(plan.groups?.exact).toBe(true);
    const taken = new Set(plan.pairs.map((pair) => pair.mentorEnrolmentId));
    expect(taken.has('other') || taken.has('colleague')).toBe(false);
  });

  it('opens a group only with its minimum, and says why one stays closed', () => {
    const mentors = [withSeats('pair', 2), withSeats('small', 4), withSeats('german', 4, mentor(german))];
    const groups = [ledBy('small', 3), ledBy('german', 2)];
    const two = planOf(snapshotOf(crowd(2), mentors, { groups }));
    expect(fates(two)).toEqual({ 'group of small': 'too-few-fit', 'group of german': 'nobody-fits' });
    const four = planOf(snapshotOf(crowd(4), mentors, { groups }));
    expect(four.matched).toBe(4);
    expect(fates(four)).toMatchObject({ 'group of small': 'open' });
    const three = planOf(snapshotOf(crowd(3), [withSeats('pair', 1), withSeats('small', 4)], { groups }));
    expect(fates(three)).toMatchObject({ 'group of small': 'open' });
    expect(named(three)).toEqual(['s0-small', 's1-small', 's2-small']);
  });

  it('takes students whom both mentors of a group can meet, and whom one person of a host can', () => {
    const both = inCohort('both', student({ languages: [...german.languages, { language: 'en', rank: 5 }] }));
    const mentors = [withSeats('lead', 4), withSeats('german', 0, mentor(german))];
    const people = [both, inCohort('english')];
    const of = (kind: GroupKind) => [ledBy('lead', 1, { kind, otherEnrolmentIds: ['german'] })];
    expect(named(planOf(snapshotOf(people, mentors, { groups: of('group') })))).toEqual(['both-lead']);
    expect(named(planOf(snapshotOf(people, mentors, { groups: of('host') })))).toEqual(['both-lead', 'english-lead']);
    const barred = [{ mentorEnrolmentId: 'german', studentEnrolmentId: 'english', why: 'known' as const }];
    expect(named(planOf(snapshotOf(people, mentors, { groups: of('host'), barred })))).toEqual(['both-lead']);
  });

  it('sends a host only students of the homes and fields it accepts', () => {
    const people = [
      { ...inCohort('accepted', student({ field: '0612' })), homeOrganisationId: 'one' },
      { ...inCohort('elsewhere', student({ field: '0612' })), homeOrganisationId: 'two' },
      { ...inCohort('other-field', student({ field: '0311' })), homeOrganisationId: 'one' },
    ];
    const groups = [ledBy('host', 1, { kind: 'host', homeOrganisationIds: ['one'], fields: ['06'] })];
    expect(named(planOf(snapshotOf(people, [withSeats('host', 6)], { groups })))).toEqual(['accepted-host']);
  });

  it('counts the mean over the people', () => {
    const can = (points: number | null, barred = false) => ({ points, barred });
    expect(pointsTogether('group', [can(400), can(601)])).toBe(501);
    expect(pointsTogether('group', [can(400), can(null)])).toBeNull();
    expect(pointsTogether('host', [can(400), can(null)])).toBe(400);
    expect(pointsTogether('host', [can(400), can(600, true)])).toBeNull();
  });

  it('fills a group round a student whom staff put there, or tells that nobody can join her', () => {
    const mentors = [withSeats('pair', 3), withSeats('lead', 4)];
    const snapshot = snapshotOf(crowd(3), mentors, { groups: [ledBy('lead', 3)] });
    const decisions = { locked: [{ studentEnrolmentId: 's0', mentorEnrolmentId: 'lead' }], rejected: [] };
    const standing = crowd(3).map((one) => ({ studentEnrolmentId: one.enrolmentId, mentorEnrolmentId: 'pair' }));
    const move = (one: Snapshot) => {
      const pairing = replan({ snapshot: one, pairs: scored(one) }, { decisions, standing, gone: new Set() });
      if (!pairing.certified) throw new Error(pairing.objections.join(' '));
      return pairing.plan;
    };
    expect(named(move(snapshot))).toEqual(['s0-lead', 's1-lead', 's2-lead']);
    const alone = move({ ...snapshot, groups: [ledBy('lead', 4)] });
    expect(alone.brokenLocks).toEqual(decisions.locked);
    expect(named(alone)).toEqual(['s0-pair', 's1-pair', 's2-pair']);
  });

  it('keeps floors and minima at once', () => {
    const of = (home: string, count: number) =>
      Array.from({ length: count }, (_, at) => ({ ...inCohort(`${home}${at}`), homeOrganisationId: home }));
    const settings = {
      aims: [],
      fewestPoints: 0,
      poorBelow: 250,
      goodFrom: 500,
      fairShare: { by: 'applicants' as const },
    };
    const mentors = [withSeats('one', 2), withSeats('two', 2), withSeats('pair', 1)];
    const groups = [ledBy('one', 2), ledBy('two', 2, { homeOrganisationIds: ['small'] })];
    const { plan } = { plan: planOf(snapshotOf([...of('big', 6), ...of('small', 4)], mentors, { groups, settings })) };
    expect(plan.matched).toBe(5);
    expect(plan.fairShare?.floors.every((floor) => floor.matched >= floor.students)).toBe(true);
  });

  it('holds for many random rounds: minima, places, one place each, and the same plan whatever the order', () => {
    for (let seed = 1; seed <= 60; seed += 1) {
      const chance = new Chance(seed);
      const students = Array.from({ length: 12 }, (_, at) => inCohort(`s${at}`, chance.student()));
      const mentors = Array.from({ length: 8 }, (_, at) => withSeats(`m${at}`, 1 + chance.upTo(4), chance.mentor()));
      const groups = [
        ledBy('m0', 2, { otherEnrolmentIds: ['m1'] }),
        ledBy('m2', 3),
        ledBy('m3', 2, { kind: 'host', otherEnrolmentIds: ['m4', 'm5'] }),
      ];
      const snapshot = snapshotOf(students, mentors, { groups });
      const plan = planOf(snapshot);
      const turned = canonical(
        snapshotOf(students.toReversed(), mentors.toReversed(), { groups: groups.toReversed() }),
      );
      expect(named(planOf(turned))).toEqual(named(plan));
      expect(new Set(plan.pairs.map((pair) => pair.studentEnrolmentId)).size).toBe(plan.matched);
      const outcomes = new Map(plan.groups?.outcomes.map((one) => [one.groupId, one.students]));
      for (const { groupId, least } of groups)
        expect([0, undefined].includes(outcomes.get(groupId)) || (outcomes.get(groupId) ?? 0) >= least).toBe(true);
      for (const one of mentors)
        expect(plan.pairs.filter((pair) => pair.mentorEnrolmentId === one.enrolmentId).length).toBeLessThanOrEqual(
          one.freeSeats,
        );
    }
  });
});

describe('a round without groups', () => {
  // Those of before mentors had wishes stand in a document: test/modules/matching/runs-of-before.spec.ts.
  it('is computed to the byte as before there were any', () => {
    const chance = new Chance(7);
    const students = Array.from({ length: 12 }, (_, at) => inCohort(`s${at}`, chance.student()));
    const mentors = Array.from({ length: 6 }, (_, at) => withSeats(`m${at}`, 1 + (at % 3), chance.mentor()));
    const snapshot = snapshotOf(students, mentors);
    expect(inputHash(snapshot)).toBe('0ee5aad350ff8a52964154a83781664398dea04ca107102f490b00455b380059');
    expect(planHash(planOf(snapshot))).toBe('a8ff12fb72e538515777876f0ecb42bb1b1744468656707723da2c7790bfece5');
  });
});
