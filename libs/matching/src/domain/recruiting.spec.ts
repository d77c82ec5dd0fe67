import { describe, expect, it } from '@jest/globals';
import type { PairKey } from './pair-key.js';
import { PairList } from './pair-list.js';
import { pairUp } from './pair-up.js';
import type { PlannedPair } from './plan.js';
import { recruitingNeeds } from './recruiting.js';
import { USUAL_SETTINGS } from './run-settings.js';
import type { Snapshot } from './snapshot.js';
import { inCohort, ledBy, mentor, RULES, snapshotOf, student, withSeats } from './testing/people.js';

const speaking = (language: string, rank = 5) => ({ languages: [{ language, rank }] });

function needsOf(
  snapshot: Snapshot,
  change: (pairs: readonly PlannedPair[]) => readonly PlannedPair[] = (pairs) => pairs,
  rejected: readonly PairKey[] = [],
) {
  // As a finished run is asked: pairs below the fewest points are scored too.
  const list = new PairList({ ...snapshot, settings: { ...snapshot.settings, fewestPoints: 0 } });
  list.scoreStudents(0, snapshot.students.length);
  const pairing = pairUp(snapshot, list.arrays());
  if (!pairing.certified) throw new Error('no certificate');
  const standing = change(pairing.plan.pairs);
  return recruitingNeeds({ snapshot, pairs: list.arrays() }, { standing, rejected });
}

describe('mentors to look for', () => {
  /** Both speak English, one Swedish too: whoever takes the one in Swedish leaves the English place to the other, if she may have it. */
  const both = inCohort('a', student({ languages: [...speaking('en').languages, ...speaking('sv').languages] }));
  const standing = [{ studentEnrolmentId: 'a', mentorEnrolmentId: 'm', score: 500, locked: false }];
  const languagesOf = (needs: ReturnType<typeof needsOf>['needs']) => needs.map(({ language }) => language);
  const health = (name: string, languages = speaking('fi')) => inCohort(name, student({ field: '0911', ...languages }));

  it('are told by what one more of a kind would come to, with as many places as others have', () => {
    const students = [health('a'), health('b'), health('c'), inCohort('d'), inCohort('e')];
    const mentors = [
      withSeats('m', 1),
      withSeats('n', 2, mentor(speaking('sv'))),
      withSeats('o', 2, mentor(speaking('sv'))),
    ];
    expect(needsOf(snapshotOf(students, mentors))).toEqual({
      seats: 2,
      needs: [
        { field: '09', language: 'fi', helps: 2, most: 3, waiting: 3, mentors: 0 },
        { field: '06', language: 'en', helps: 1, most: 1, waiting: 1, mentors: 1 },
      ],
    });
  });

  it('are also those who take somebody whose place another needs', () => {
    // Both speak English; the one place went to one of them. A Swedish speaker helps, since one of the two speaks Swedish too.
    const { needs } = needsOf(snapshotOf([both, inCohort('b')], [withSeats('m', 1)]), () => [
      { studentEnrolmentId: 'a', mentorEnrolmentId: 'm', score: 500, locked: false },
    ]);
    expect(needs).toContainEqual({ field: '06', language: 'sv', helps: 1, most: 1, waiting: 0, mentors: 0 });
  });

  it('help nobody by way of a locked pair', () => {
    const locked = [{ studentEnrolmentId: 'a', mentorEnrolmentId: 'm', score: 500, locked: true }];
    const { needs } = needsOf(snapshotOf([both, inCohort('b')], [withSeats('m', 1)]), () => locked);
    expect(needs.map(({ language }) => language)).toEqual(['en']);
  });

  it('help nobody by way of a pair below the fewest points', () => {
    const poor = inCohort('b', student({ wishes: ['elsewhere'], slots: ['tue-day'] }));
    const helped = (fewestPoints: number) =>
      needsOf(
        snapshotOf([both, poor], [withSeats('m', 1)], { settings: { ...USUAL_SETTINGS, fewestPoints } }),
        () => standing,
      ).needs;
    expect(languagesOf(helped(0))).toEqual(['en', 'sv']);
    expect(languagesOf(helped(700))).toEqual(['en']);
  });

  it('help nobody by way of a pair that staff rejected', () => {
    const snapshot = snapshotOf([both, inCohort('b')], [withSeats('m', 1)]);
    const rejected = [{ studentEnrolmentId: 'b', mentorEnrolmentId: 'm' }];
    expect(languagesOf(needsOf(snapshot, () => standing).needs)).toEqual(['en', 'sv']);
    expect(languagesOf(needsOf(snapshot, () => standing, rejected).needs)).toEqual(['en']);
  });

  it('are needed by those for whom a group stays closed, which has no places until it is open', () => {
    const snapshot = (least: number) =>
      snapshotOf([inCohort('a'), inCohort('b')], [withSeats('lead', 4), withSeats('other', 3)], {
        groups: [ledBy('lead', least, { otherEnrolmentIds: ['other'] })],
      });
    expect(needsOf(snapshot(3), () => []).needs).toMatchObject([{ helps: 2, waiting: 2, mentors: 1 }]);
    expect(needsOf(snapshot(1), () => []).needs).toEqual([]);
    const one = [{ studentEnrolmentId: 'a', mentorEnrolmentId: 'lead', score: 500, locked: false }];
    expect(needsOf(snapshot(3), () => one).needs).toEqual([]);
  });

  it('are thought to have as many places as those who have any', () => {
    const mentors = [withSeats('m', 3), withSeats('n', 0), withSeats('o', 0), withSeats('p', 0)];
    expect(needsOf(snapshotOf([inCohort('a')], mentors)).seats).toBe(3);
  });

  it('are kept apart by languages only: a must of the staff about them counts, one about the rest does not', () => {
    const must = (code: 'experience' | 'field' | 'languages') => ({
      ...RULES,
      soft: { ...RULES.soft, [code]: { ...RULES.soft[code], must: true, broadShare: 0, nextShare: 0 } },
    });
    const wishes = inCohort('b', student({ ...speaking('fi'), wishedExperience: '16+', workingLanguage: 'en' }));
    const helps = (code: Parameters<typeof must>[0]) =>
      needsOf(snapshotOf([wishes], [withSeats('m', 1)], { rules: must(code) })).needs.length;
    expect([helps('experience'), helps('field'), helps('languages')]).toEqual([1, 1, 0]);
  });
});
