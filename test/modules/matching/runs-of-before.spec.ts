import { readFileSync } from 'node:fs';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { FrozenRuns, readRunDocument, replay, writeRunDocument } from '#matching';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

/** Saved by the engine of version 3, which knew nothing of what mentors wish. */
const SAVED = readFileSync(new URL('./support/run-before-wishes.json', import.meta.url), 'utf8');

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
});
afterAll(() => house.close());

/** The rules of the installation as they stood before: nothing of them is changed when the new ones come. */
const rulesOfBefore = () =>
  house.database.one<{ rules: object }>('select rules from matching.rule_set where cohort_id is null and version = 2');
const frozen = (run: string) => house.get(FrozenRuns, { strict: false }).get(run);
const scoreOf = async (run: string) => (await round.runRow(run)).score;

async function runAnew(): Promise<string> {
  await house.database.query(`update matching.match_run set state = 'cancelled' where cohort_id = $1`, [
    round.cohortId,
  ]);
  await house.database.query(`update matching.proposal set state = 'withdrawn' where cohort_id = $1`, [round.cohortId]);
  await house.database.query(
    `update programmes.seat_hold set state = 'released', released_at = now() where state = 'held'`,
  );
  return round.run();
}

describe('a run of before mentors had wishes', () => {
  it('is computed again to the byte, and its input is seen to be whole, or not', () => {
    expect(SAVED).not.toMatch(/"students":\{|wishedFields|wishedDegree|"degree"/);
    const saved = readRunDocument(SAVED);
    expect(saved.engineVersion).toBe(3);
    expect(replay(saved)).toMatchObject({ sameEngine: false, sameInput: true, sameResult: true });
    // Saved anew by this version, too.
    expect(replay(readRunDocument(writeRunDocument(saved)))).toMatchObject({ sameInput: true, sameResult: true });
    const [, ...others] = saved.snapshot.students;
    expect(replay({ ...saved, snapshot: { ...saved.snapshot, students: others } })).toMatchObject({
      ...{ sameInput: false, sameResult: false },
    });
  });

  describe('with the rules that it had', () => {
    let mentor: Enrolled;
    let before: string;
    beforeAll(async () => {
      await round.student('Aino', { field: '061', degreeType: '4', wishes: ['interviews', 'sales'] });
      mentor = await round.mentor('Maija', { field: '041' });
      await house.database.query(
        `insert into matching.rule_set (id, cohort_id, version, rules, created_at) values ('018bcfe5-6800-7000-8000-00000000ab01', $1, 1, $2, $3)`,
        [round.cohortId, JSON.stringify((await rulesOfBefore())?.rules), house.clock.now()],
      );
      before = await round.run();
    });
    const wish = (fields: string[], degree: string) =>
      house.database.query(
        'update profiles.mentor_profile set wished_fields = $2, wished_degree = $3 where person_id = $1',
        [mentor.personId, fields, degree],
      );

    it('goes on without wishes: a round that has rules of its own keeps them as they are', async () => {
      expect((await rulesOfBefore())?.rules).toMatchObject({ soft: { topics: { points: 300 } } });
      expect((await rulesOfBefore())?.rules).not.toHaveProperty('soft.students');
      await wish(['04'], 'doctoral');
      const unmet = await runAnew();
      await wish(['06'], 'master');
      const met = await runAnew();
      expect([await scoreOf(unmet), await scoreOf(met)]).toEqual([await scoreOf(before), await scoreOf(before)]);
    });

    it('replays from a manifest without the rule and from answers without the wishes', async () => {
      await house.database.query(
        `update matching.run_snapshot set manifest = manifest #- '{rules,soft,students}' where run_id = $1`,
        [before],
      );
      await house.database.query(
        `update matching.run_person set answers = answers - 'degree' - 'wishedFields' - 'wishedDegree' where run_id = $1`,
        [before],
      );
      const run = await frozen(before);
      expect(run.snapshot.rules.soft.students).toEqual({ points: 0, must: false });
      expect(run.snapshot.mentors[0]).not.toHaveProperty('wishedFields');
      expect(replay(run)).toMatchObject({ sameResult: true });
      expect(replay(readRunDocument(writeRunDocument(run)))).toMatchObject({ sameResult: true });
    });
  });
});
