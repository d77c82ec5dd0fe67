import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Catalogues, requireScope, type SignedIn } from '#identity';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let student: Enrolled;
let mentor: Enrolled;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
  student = await round.student('Aino');
  mentor = await round.mentor('Maija');
});
afterAll(() => house.close());

const proposals = () => {
  const found = house.get(Catalogues, { strict: false }).get('proposals');
  if (!found) throw new Error('no catalogue');
  return found;
};
async function bar(actor: SignedIn, id: string, why: string, reason = 'Her aunt.') {
  const command = proposals().commands.find(({ name }) => name === 'bar');
  return command?.execute(actor, [id], { why, reason });
}
/** What the same two come to in another round; `also` join them there. */
async function pairsIn(next: Round): Promise<string[]> {
  await next.takeBack(student, 'student');
  await next.takeBack(mentor, 'mentor');
  return next.pairsOf(await next.run());
}

describe('two who are not proposed to each other again', () => {
  it('are those of whom one declined, in any round of the programme', async () => {
    await round.runAndPublish();
    await round.answer(mentor, 'decline');
    expect(await pairsIn(await round.next())).toEqual([]);
    expect(await round.pairsOf(await round.run())).toEqual([]);
  });

  it('are those who were a pair already', async () => {
    await round.runAndPublish();
    await round.answer(student, 'accept');
    await round.answer(mentor, 'accept');
    await house.settle();
    const next = await round.next();
    expect(await pairsIn(next)).toEqual([]);
    await next.mentor('Somebody New');
    expect(await next.pairsOf(await next.run())).toEqual(['Aino - Somebody New']);
  });

  it('are not those of whom nobody answered: silence is no refusal', async () => {
    await round.runAndPublish();
    house.clock.advance(8 * 24 * 3_600_000);
    await house.settle();
    expect(await pairsIn(await round.next())).toEqual(['Aino - Maija']);
  });

  it('are free to meet in another programme', async () => {
    await round.runAndPublish();
    await round.answer(mentor, 'decline');
    expect(await pairsIn(await Round.open(house))).toEqual(['Aino - Maija']);
  });
});

describe('staff who know that two must not be a pair', () => {
  it('take the proposal back and bar them, with a reason that stays', async () => {
    const manager = await round.staff();
    const run = await round.run();
    const scope = requireScope(manager, 'matching.list-proposals');
    const [row] = await proposals().list(scope, { filter: { run }, offset: 0, limit: 5 });
    expect(await bar(manager, row?.id ?? '', 'relative')).toMatchObject({ done: 1, refused: [] });
    expect(await proposals().get(scope, row?.id ?? '')).toMatchObject({
      ...{ state: 'withdrawn', barred: 'relative', withdrawReason: 'Her aunt.' },
    });
    expect(await round.seatsTaken(mentor)).toBe(0);
    expect(await pairsIn(await round.next())).toEqual([]);
    const audited = await house.database.query(
      `select action, details from privacy.audit_entry where action = 'matching.bar-pair'`,
    );
    expect(audited).toEqual([{ action: 'matching.bar-pair', details: { why: 'relative' } }]);
  });

  it('choose among the reasons there are, and only before both have answered', async () => {
    const manager = await round.staff();
    const run = await round.runAndPublish();
    const scope = requireScope(manager, 'matching.list-proposals');
    const [row] = await proposals().list(scope, { filter: { run }, offset: 0, limit: 5 });
    expect(await bar(manager, row?.id ?? '', 'declined')).toMatchObject({
      ...{ done: 0, refused: [{ code: 'matching.reason-needed' }] },
    });
    await round.answer(student, 'accept');
    expect(await bar(manager, row?.id ?? '', 'teacher')).toMatchObject({
      ...{ done: 0, refused: [{ code: 'matching.not-possible-now' }] },
    });
  });
});

describe('organisations that forbid a pair', () => {
  const say = (table: string, column: string, value: unknown, person: Enrolled) =>
    house.database.query(`update profiles.${table} set ${column} = $1 where person_id = $2`, [value, person.personId]);
  const pairs = async () => round.pairsOf(await round.run());

  it('are the employer of both', async () => {
    await say('student_profile', 'employer', 'NOKIA oyj', student);
    expect(await pairs()).toEqual([]);
    await say('student_profile', 'employer', 'Another Oy', student);
    expect(await pairs()).toEqual(['Aino - Maija']);
  });

  it('are those that one of them named, the student’s university among them', async () => {
    await say('mentor_profile', 'avoid_organisations', ['metropolia'], mentor);
    expect(await pairs()).toEqual([]);
    await say('mentor_profile', 'avoid_organisations', [], mentor);
    await say('student_profile', 'avoid_organisations', ['Nokia'], student);
    expect(await pairs()).toEqual([]);
  });
});
