import { describe, expect, it } from '@jest/globals';
import { PairList } from './pair-list.js';
import { pairUp } from './pair-up.js';
import { type RunSettings, USUAL_SETTINGS } from './run-settings.js';
import type { Snapshot } from './snapshot.js';
import { inCohort, mentor, snapshotOf, student, withSeats } from './testing/people.js';

/** Students of two universities; those of the first fit the mentors well, those of the second hardly. */
function cohort(first: number, second: number, places: number, fairShare?: RunSettings['fairShare']): Snapshot {
  const of = (home: string, count: number, wishes: string[]) =>
    Array.from({ length: count }, (_, index) => ({
      ...inCohort(`${home}${index}`, student({ wishes })),
      homeOrganisationId: home,
    }));
  const settings = { ...USUAL_SETTINGS, ...(fairShare && { fairShare }) };
  const mentors = Array.from({ length: places }, (_, index) => withSeats(`m${index}`, 1, mentor({ offers: ['a'] })));
  return snapshotOf([...of('big', first, ['a']), ...of('small', second, ['z'])], mentors, { settings });
}

function planOf(snapshot: Snapshot) {
  const list = new PairList(snapshot);
  list.scoreStudents(0, snapshot.students.length);
  const pairing = pairUp(snapshot, list.arrays());
  if (!pairing.certified) throw new Error(pairing.objections.join(' '));
  const served = (home: string) => pairing.plan.pairs.filter((pair) => pair.studentEnrolmentId.startsWith(home)).length;
  return { plan: pairing.plan, big: served('big'), small: served('small') };
}

describe('a fair share', () => {
  it('without one, those who fit best take all places', () => {
    expect(planOf(cohort(8, 4, 6))).toMatchObject({ big: 6, small: 0 });
  });

  it('by applicants gives each partner its part of the places, and tells what that costs', () => {
    const free = planOf(cohort(8, 4, 6)).plan;
    const { plan, big, small } = planOf(cohort(8, 4, 6, { by: 'applicants' }));
    expect([big, small, plan.matched]).toEqual([4, 2, 6]);
    expect(plan.fairShare).toEqual({
      floors: [
        { organisationId: 'big', students: 4, matched: 4 },
        { organisationId: 'small', students: 2, matched: 2 },
      ],
      cost: free.score - plan.score,
    });
    expect(plan.fairShare?.cost).toBeGreaterThan(0);
  });

  it('by money gives it by what each put in', () => {
    const shares = [
      { organisationId: 'big', share: 25_000 },
      { organisationId: 'small', share: 75_000 },
    ];
    // Three quarters of six places are four and a half: four, and the rest goes to who fits best.
    expect(planOf(cohort(8, 5, 6, { by: 'money', shares }))).toMatchObject({ big: 2, small: 4 });
  });

  it('costs nothing where it is met without', () => {
    const { plan } = planOf(cohort(3, 2, 9, { by: 'applicants' }));
    expect(plan.fairShare).toMatchObject({ cost: 0, floors: [{ matched: 3 }, { matched: 2 }] });
  });

  it('asks for no more than the rules allow: who can work with nobody raises no floor', () => {
    const snapshot = cohort(4, 4, 4, { by: 'applicants' });
    const mute = snapshot.students.map((one) => (one.homeOrganisationId === 'small' ? { ...one, languages: [] } : one));
    expect(planOf({ ...snapshot, students: mute })).toMatchObject({
      ...{ big: 4, small: 0 },
      plan: { fairShare: { cost: 0 } },
    });
  });

  it('counts locked pairs, and never lowers the number of students matched', () => {
    const snapshot = cohort(8, 4, 6, { by: 'applicants' });
    const locked = [{ studentEnrolmentId: 'small3', mentorEnrolmentId: 'm0' }];
    const { plan, small } = planOf({ ...snapshot, locked });
    expect([small, plan.matched, plan.pairs.some((pair) => pair.studentEnrolmentId === 'small3')]).toEqual([
      2,
      6,
      true,
    ]);
  });

  it('finds a way where serving one partner first would close another’s only door', () => {
    // big0 fits m0 only, big1 fits m1 only, small0 fits m0 only: a floor of one each needs big1, not the better big0.
    const only = (name: string, mode: string, home: string, wishes: string[]) => ({
      ...inCohort(name, student({ modes: [mode], wishes })),
      homeOrganisationId: home,
    });
    const students = [
      only('big0', 'x', 'big', ['a']),
      only('big1', 'y', 'big', ['z']),
      only('small0', 'x', 'small', ['z']),
    ];
    const mentors = [
      withSeats('m0', 1, mentor({ modes: ['x'], offers: ['a'] })),
      withSeats('m1', 1, mentor({ modes: ['y'], offers: ['a'] })),
    ];
    const shares = ['big', 'small'].map((organisationId) => ({ organisationId, share: 1 }));
    const settings = { ...USUAL_SETTINGS, fairShare: { by: 'money' as const, shares } };
    expect(planOf(snapshotOf(students, mentors, { settings }))).toMatchObject({ big: 1, small: 1 });
    expect(planOf(snapshotOf(students, mentors)).plan.pairs[0]?.studentEnrolmentId).toBe('big0');
  });
});
