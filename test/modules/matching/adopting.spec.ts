import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignedIn } from '#identity';
import { ActOnRun, AdoptRun, StartRun } from '#matching';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let staff: SignedIn;
let maija: Enrolled;
let aino: Enrolled;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
  staff = await round.staff();
  aino = await round.student('Aino', { wishes: ['sales'] });
  maija = await round.mentor('Maija', { offers: ['data'] });
});
afterAll(() => house.close());

async function dryRun(): Promise<string> {
  const id = await house.get(StartRun, { strict: false }).execute({ cohortId: round.cohortId, dry: true }, staff);
  await house.settle();
  return id;
}
const adopt = (id: string, actor = staff) => house.get(AdoptRun, { strict: false }).execute(id, actor);

describe('adopting a dry run', () => {
  it('makes its pairs proposals that hold seats, tells that a run is finished, and it can be published', async () => {
    const dry = await dryRun();
    await adopt(dry);
    expect(await round.runRow(dry)).toMatchObject({ state: 'done', dry: false });
    expect([await round.pairsOf(dry), await round.seatsTaken(maija)]).toEqual([['Aino - Maija'], 1]);
    expect(await round.facts()).toEqual(['matching.run-finished']);
    expect(await round.publish(dry)).toBe(1);
  });

  it('puts it in the place of the plan that waited; pairs that stood are kept against a better total', async () => {
    const first = await round.run();
    // Nina would suit Aino better, but Aino stands with Maija.
    await round.mentor('Nina', { offers: ['sales'] });
    await round.student('Bo', { wishes: ['data'] });
    const dry = await dryRun();
    await adopt(dry);
    expect(await round.runRow(first)).toMatchObject({ state: 'cancelled' });
    expect(await round.pairsOf(dry)).toEqual(['Aino - Maija', 'Bo - Nina']);
    expect(await round.seatsTaken(maija)).toBe(1);
  });

  it('keeps what staff decided of the plan that waited', async () => {
    await round.mentor('Nina', { offers: ['sales'] });
    const first = await round.run();
    const pair = { studentEnrolmentId: aino.enrolmentId, mentorEnrolmentId: maija.enrolmentId, revision: 0 };
    await house.get(ActOnRun, { strict: false }).execute(first, { act: 'move', ...pair, reason: 'Both asked.' }, staff);
    await round.student('Bo', { wishes: ['sales'] });
    const dry = await dryRun();
    await adopt(dry);
    expect(await round.pairsOf(dry)).toEqual(['Aino - Maija', 'Bo - Nina']);
  });

  it('is refused once the world is another one', async () => {
    const dry = await dryRun();
    await round.student('Bo');
    await expect(adopt(dry)).rejects.toThrow('matching.input-changed');
    expect(await round.runRow(dry)).toMatchObject({ dry: true });
  });

  it('is refused beside a run that was sent in part or that works', async () => {
    await round.student('Bo');
    const dry = await dryRun();
    await round.startRun();
    await expect(adopt(dry)).rejects.toThrow('matching.run-is-live');
  });

  it('is done once when two staff press at once, and two runs of a cohort are never both published', async () => {
    const [one, other] = [await dryRun(), await dryRun()];
    const outcomes = await Promise.allSettled([adopt(one), adopt(other), adopt(one)]);
    expect(outcomes.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    const sent = await Promise.allSettled([round.publish(one), round.publish(other)]);
    expect(sent.filter((outcome) => outcome.status === 'fulfilled')).toHaveLength(1);
    expect(await round.seatsTaken(maija)).toBe(1);
  });

  it('is refused to a run in earnest, to staff of one university and to strangers', async () => {
    const run = await round.run();
    await expect(adopt(run)).rejects.toThrow('matching.not-possible-now');
    const dry = await dryRun();
    const ofOne = await round.staff('programme_manager', { organisationId: round.laurea });
    await expect(adopt(dry, ofOne)).rejects.toThrow('matching.whole-programme-needed');
    await expect(adopt(dry, await (await Round.open(house)).staff())).rejects.toThrow('matching.unknown-run');
  });
});

describe('a mentor’s capacity', () => {
  it('holds when a hundred answers come at once', async () => {
    const mentors = [maija];
    for (let count = 1; count <= 9; count += 1) mentors.push(await round.mentor(`Mentor ${count}`, { seats: 6 }));
    const students = [aino];
    for (let count = 1; count <= 60; count += 1) students.push(await round.student(`Student ${count}`));
    await round.runAndPublish();
    const proposed = await house.database.query<{ id: string }>(
      `select student_person_id as id from matching.proposal where cohort_id = $1 and state = 'sent'`,
      [round.cohortId],
    );
    const asked = students.filter((one) => proposed.some(({ id }) => id === one.personId));
    expect(asked).toHaveLength(55);
    await Promise.allSettled(asked.flatMap((one) => [round.answer(one, 'accept'), round.answer(one, 'accept')]));
    const taken = await Promise.all(mentors.map((mentor) => round.seatsTaken(mentor)));
    expect(taken).toEqual([1, 6, 6, 6, 6, 6, 6, 6, 6, 6]);
    const accepted = await house.database.query(
      `select 1 from matching.proposal where cohort_id = $1 and state = 'half_accepted'`,
      [round.cohortId],
    );
    expect(accepted).toHaveLength(55);
  }, 120_000);
});
