import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { StudentProfile } from '#profiles';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
});
afterAll(() => house.close());

const FIRST_WEIGHTS = {
  points: { topics: 1000, field: 0, availability: 0, languages: 0 },
  ...{ sharedRank: 3, enoughSlots: 3, enoughLanguages: 2, broadFieldShare: 0.6 },
};
let made = 0;
/** A version of the rules as it stands in the table. */
async function ruleSet(cohortId: string | null, version: number, rules: object): Promise<string> {
  made += 1;
  const id = `018bcfe5-6800-7000-8000-0000000${String(10_000 + made)}`;
  await house.database.query(
    `insert into matching.rule_set (id, cohort_id, version, rules, created_at) values ($1, $2, $3, $4, $5)`,
    [id, cohortId, version, JSON.stringify(rules), house.clock.now()],
  );
  return id;
}
const rulesOf = async (runId: string) => (await round.runRow(runId)).rule_set_id;
const hashOf = async (runId: string) => (await round.runRow(runId)).input_hash;

async function answer(person: Enrolled, answers: Partial<StudentProfile>): Promise<void> {
  await house.database.repository(StudentProfile).update({ personId: person.personId }, answers);
}

describe('the rules of a run', () => {
  it('are the newest of its cohort, or of the installation where the cohort has none', async () => {
    const another = await Round.open(house);
    for (const place of [round, another]) {
      await place.student('Aino');
      await place.mentor('Maija');
    }
    await ruleSet(round.cohortId, 1, FIRST_WEIGHTS);
    const own = await ruleSet(round.cohortId, 2, FIRST_WEIGHTS);
    expect(await rulesOf(await round.run())).toBe(own);
    const general = await house.database.one(
      'select id from matching.rule_set where cohort_id is null order by version desc limit 1',
    );
    expect({ id: await rulesOf(await another.run()) }).toEqual(general);
  });

  it('stay those with which it began, and those from before there were more can still be read', async () => {
    await round.student('Aino', { wishes: ['interviews'], field: '09' });
    await round.mentor('Maija', { offers: ['interviews'] });
    await ruleSet(round.cohortId, 1, FIRST_WEIGHTS);
    const run = await round.startRun();
    await ruleSet(round.cohortId, 2, {
      ...FIRST_WEIGHTS,
      points: { topics: 0, field: 1000, availability: 0, languages: 0 },
    });
    await house.settle();
    expect(await round.runRow(run)).toMatchObject({ state: 'done', matched: 1, score: 1000 });
  });

  it('have one version of each number in a cohort, and in the installation', async () => {
    await ruleSet(round.cohortId, 1, FIRST_WEIGHTS);
    await expect(ruleSet(round.cohortId, 1, FIRST_WEIGHTS)).rejects.toThrow('rule_set_one_version');
    await expect(ruleSet(null, 1, FIRST_WEIGHTS)).rejects.toThrow('rule_set_one_version');
  });
});

describe('what a run reads', () => {
  it('is no age, no citizenship and no home: they change nothing', async () => {
    const student = await round.student('Aino');
    await round.student('Bo');
    await round.mentor('Maija');
    const before = await round.run();
    await house.database.query(`update matching.match_run set state = 'cancelled' where id = $1`, [before]);
    await house.database.query(`update matching.proposal set state = 'withdrawn' where run_id = $1`, [before]);
    await house.database.query(
      `update programmes.seat_hold set state = 'released', released_at = now() where state = 'held'`,
    );
    await answer(student, { birthYear: 1960, citizenshipGroup: 'fi', municipality: '049' });
    expect(await hashOf(await round.run())).toBe(await hashOf(before));
  });

  it('is what the student hopes for: who shares the goal is found before who shares the field', async () => {
    const student = await round.student('Aino', { field: '061' });
    await answer(student, { goals: ['thesis'], mostImportant: 'goals' });
    await round.mentor('Field', { field: '061' });
    const goals = await round.mentor('Goals', { field: '09' });
    await house.database.query(`update profiles.mentor_profile set goals = '{internship}'`);
    await house.database.query(`update profiles.mentor_profile set goals = '{thesis}' where person_id = $1`, [
      goals.personId,
    ]);
    expect(await round.pairsOf(await round.run())).toEqual(['Aino - Goals']);
  });

  it('is how long somebody has waited: who was left without comes first the next time', async () => {
    const wishes = ['interviews', 'sales', 'data', 'design', 'finance'];
    await round.student('Left Out', { wishes });
    await round.student('Served', { wishes: ['interviews'] });
    await round.mentor('First');
    const first = await round.runAndPublish();
    expect(await round.pairsOf(first)).toEqual(['Served - First']);
    house.clock.advance(1000);
    // She fits a little better, but not by as much as a round of waiting.
    await round.student('New', { wishes: wishes.slice(0, 4) });
    await round.mentor('Second', {
      offers: ['interviews', ...Array.from({ length: 8 }, (_, index) => `other ${index}`)],
    });
    expect(await round.pairsOf(await round.run())).toEqual(['Left Out - Second']);
  });
});
