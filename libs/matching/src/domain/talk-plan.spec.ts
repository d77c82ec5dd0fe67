import { describe, expect, it } from '@jest/globals';
import { afterTalks, type MarkedPair } from './after-talks.js';
import { isLeftAfterTalks } from './left-after-talks.js';
import { PairList } from './pair-list.js';
import { replay } from './replay.js';
import { USUAL_SETTINGS, withTalks } from './run-settings.js';
import { ENGINE_VERSION, inputHash, type Snapshot } from './snapshot.js';
import { MOST_PAIRS, planTalks, type TalkPlan } from './talk-plan.js';
import { seatAtTables } from './talk-tables.js';
import { inCohort, snapshotOf, student, withSeats } from './testing/people.js';

const names = (kind: string, count: number) => Array.from({ length: count }, (_, at) => `${kind} ${at + 1}`);
const crowd = (students: number, mentors: number) =>
  snapshotOf(
    names('student', students).map((name) => inCohort(name)),
    names('mentor', mentors).map((name) => withSeats(name, 1)),
  );

function pairsOf(snapshot: Snapshot) {
  const pairs = new PairList(snapshot);
  pairs.scoreStudents(0, snapshot.students.length);
  return pairs.arrays();
}

const plan = (snapshot: Snapshot, talksPerStudent: number, talksPerMentor: number, tables: number | null = null) =>
  planTalks(snapshot, pairsOf(snapshot), { talksPerStudent, talksPerMentor, tables });

const most = (keys: readonly string[]) => Math.max(...keys.map((key) => keys.filter((one) => one === key).length));
const by = (name: 'studentEnrolmentId' | 'mentorEnrolmentId', { talks }: TalkPlan) => talks.map((talk) => talk[name]);

describe('a plan of talks', () => {
  it('keeps to the talks of a student and of a mentor, and to the tables, in as few times as can be', async () => {
    const found = await plan(crowd(10, 4), 3, 5, 3);
    expect(found.talks).toHaveLength(20);
    expect(most(by('studentEnrolmentId', found))).toBeLessThanOrEqual(3);
    expect(most(by('mentorEnrolmentId', found))).toBe(5);
    expect(new Set(by('studentEnrolmentId', found)).size).toBe(10);
    // Twenty talks at three tables.
    expect(found.slots).toBe(7);
    expect(Math.max(...found.talks.map(({ table }) => table))).toBeLessThanOrEqual(3);
    const places = found.talks.flatMap(({ slot, table, studentEnrolmentId, mentorEnrolmentId }) => [
      ...[`${slot} at ${table}`, `${slot} ${studentEnrolmentId}`, `${slot} ${mentorEnrolmentId}`],
    ]);
    expect(most(places)).toBe(1);
  });

  it('is the same for the same people in another order', async () => {
    const snapshot = crowd(6, 3);
    const turned = { ...snapshot, students: snapshot.students.toReversed(), mentors: snapshot.mentors.toReversed() };
    expect(await plan(turned, 2, 3)).toEqual(await plan(snapshot, 2, 3));
  });

  it('brings nobody together whom a rule or a bar keeps apart', async () => {
    const deaf = inCohort('deaf', student({ languages: [{ language: 'xx', rank: 5 }] }));
    const barred = [{ studentEnrolmentId: 'student 1', mentorEnrolmentId: 'mentor 1', why: 'known' as const }];
    const snapshot = { ...crowd(1, 2), barred };
    const { talks } = await plan({ ...snapshot, students: [...snapshot.students, deaf] }, 4, 4);
    expect(talks).toEqual([{ slot: 0, table: 1, studentEnrolmentId: 'student 1', mentorEnrolmentId: 'mentor 2' }]);
  });

  it('is refused for more pairs than a request can wait for', async () => {
    const pairs = {
      pairRow: new Int32Array(MOST_PAIRS + 1),
      pairColumn: new Int32Array(0),
      pairScore: new Int32Array(0),
    };
    const settings = { talksPerStudent: 1, talksPerMentor: 1, tables: null };
    await expect(planTalks(crowd(1, 1), pairs, settings)).rejects.toThrow('matching.too-many-for-talks');
  });
});

describe('the tables', () => {
  it('are one for each mentor, where there are as many, and otherwise kept as long as can be', () => {
    const at = (slot: number, mentorEnrolmentId: string) => ({ slot, mentorEnrolmentId, studentEnrolmentId: 's' });
    const talks = [at(0, 'a'), at(0, 'c'), at(1, 'b'), at(1, 'c'), at(2, 'a'), at(2, 'c')];
    const seats = (tables: number | null) =>
      seatAtTables(talks, tables).map((one) => `${one.mentorEnrolmentId}${one.table}`);
    expect(seats(null)).toEqual(['a1', 'c3', 'b2', 'c3', 'a1', 'c3']);
    expect(seats(2)).toEqual(['a1', 'c2', 'b1', 'c2', 'a1', 'c2']);
  });
});

describe('the marks after talks', () => {
  const pair = { studentEnrolmentId: 'student 1', mentorEnrolmentId: 'mentor 1' };
  const marks = (student: MarkedPair['mark'], mentor: MarkedPair['mark']): MarkedPair[] => [
    ...([
      { ...pair, by: 'student', mark: student },
      { ...pair, by: 'mentor', mark: mentor },
    ] as const),
  ];

  it('forbid a pair with one no, and speak for it only with two likes', () => {
    expect(afterTalks(marks('like', 'like'))).toEqual({ avoided: [], liked: [pair] });
    expect(afterTalks(marks('like', 'neutral'))).toEqual({ avoided: [], liked: [] });
    for (const said of [marks('avoid', 'like'), marks('like', 'avoid'), marks('avoid', 'avoid').slice(1)])
      expect(afterTalks(said)).toEqual({ avoided: [pair], liked: [] });
    expect(afterTalks(marks('like', 'like').slice(1))).toEqual({ avoided: [], liked: [] });
  });

  it('leave a student without a mentor for a reason of its own, unless something else forbids the pair too', () => {
    const snapshot = crowd(1, 1);
    const [one] = snapshot.students;
    if (!one) throw new Error('There is no student');
    const after = { ...pair, why: 'after-talks' as const };
    const isLeft = (barred: Snapshot['barred']) => isLeftAfterTalks(one, { ...snapshot, barred });
    expect([isLeft([]), isLeft([after]), isLeft([after, { ...pair, why: 'known' }])]).toEqual([false, true, false]);
    expect(pairsOf({ ...snapshot, barred: [after] }).pairRow).toHaveLength(0);
  });

  it('come first among the aims, and a run with them replays to the byte; without them nothing is different', () => {
    expect(withTalks(USUAL_SETTINGS, 'talks')).toEqual({
      ...USUAL_SETTINGS,
      talkRoundId: 'talks',
      aims: ['liked', ...USUAL_SETTINGS.aims],
    });
    const plain = crowd(2, 2);
    const liked = [{ studentEnrolmentId: 'student 1', mentorEnrolmentId: 'mentor 2' }];
    const after = { ...plain, liked, settings: withTalks(USUAL_SETTINGS, 'talks') };
    const run = (snapshot: Snapshot) =>
      replay({
        ...{ runId: '', engineVersion: ENGINE_VERSION, resultHash: '' },
        inputHash: inputHash(snapshot),
        snapshot,
      });
    expect(run(after)).toMatchObject({ sameInput: true, plan: { matched: 2, pairs: [{ ...liked[0] }, {}] } });
    expect(run(after).plan.met[0]).toBe(1);
    expect(Object.keys(JSON.parse(JSON.stringify(plain)))).not.toContain('liked');
    expect(inputHash(plain)).not.toBe(inputHash(after));
  });
});
