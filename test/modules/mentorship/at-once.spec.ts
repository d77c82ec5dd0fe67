import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswerMeeting, LogMeeting, MyMentorships } from '#mentorship';
import { Deliveries, Relay } from '#platform';
import { DAY, localDate } from '#platform/kernel';
import { SeatLedger } from '#programmes';
import { eventually } from '../../launcher/support/child-program.js';
import { holdRow } from '../../support/held-row.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, factsOf, type Pair, Round } from './a-round.js';

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
});
afterAll(() => house.close());

const stateOf = async ({ enrolmentId }: Enrolled) =>
  (await house.database.one<{ state: string }>('select state from programmes.enrolment where id = $1', [enrolmentId]))
    ?.state;

/** Delivers all that waits at the same moment, as several workers may, and then what came of it. */
async function deliverAtOnce(): Promise<void> {
  const deliveries = house.get(Deliveries, { strict: false });
  const turn = await house.get(Relay, { strict: false }).takeNew();
  const facts = turn.flatMap(({ work }) => (work.kind === 'fact' ? [work] : []));
  await Promise.all(facts.map(({ id, handler = '' }) => deliveries.deliver(id, handler)));
  await house.settle();
}

describe('at the same moment', () => {
  it('a mentor of two gets both her pairs', async () => {
    const mentor = await round.mentor('Mentor of Two', 2);
    const students = [await round.student('One'), await round.student('Two')];
    const proposals = await Promise.all(students.map((student) => round.proposed(mentor, student)));
    await house.settle();
    for (const [index, student] of students.entries()) await round.accepted(proposals[index] ?? '', mentor, student);
    await deliverAtOnce();
    expect(await house.get(MyMentorships).list(mentor.personId)).toMatchObject([
      { state: 'agreed' },
      { state: 'agreed' },
    ]);
    expect(await stateOf(mentor)).toBe('matched');
  });

  it('two students leave one mentor, who may be matched anew', async () => {
    const mentor = await round.mentor('Mentor of Two', 2);
    const students = [await round.student('One'), await round.student('Two')];
    for (const student of students) await round.pairOf(mentor, student);
    for (const student of students) await round.withdrawOnly(student);
    await deliverAtOnce();
    expect(await house.get(SeatLedger).taken(mentor.enrolmentId)).toBe(0);
    expect(await stateOf(mentor)).toBe('approved');
  });

  it('one student leaves a mentor and another comes: she stays matched', async () => {
    const mentor = await round.mentor('Mentor of Two', 2);
    const leaver = await round.student('Leaver');
    const comer = await round.student('Comer');
    await round.pairOf(mentor, leaver);
    const proposalId = await round.proposed(mentor, comer);
    await round.withdrawOnly(leaver);
    await round.accepted(proposalId, mentor, comer);
    await deliverAtOnce();
    expect(await house.get(MyMentorships).list(comer.personId)).toMatchObject([{ state: 'agreed' }]);
    expect(await house.get(SeatLedger).taken(mentor.enrolmentId)).toBe(1);
    expect(await stateOf(mentor)).toBe('matched');
  });

  it('a student withdraws while her pair begins: it ends, and the mentor is free', async () => {
    const mentor = await round.mentor('Mentor');
    const student = await round.student('Student');
    const proposalId = await round.proposed(mentor, student);
    await house.settle();
    await round.accepted(proposalId, mentor, student);
    await Promise.all([round.withdrawOnly(student), deliverAtOnce()]);
    await house.settle();
    expect(await house.get(MyMentorships).list(mentor.personId)).toMatchObject([{ state: 'ended_early' }]);
    expect(await house.get(SeatLedger).taken(mentor.enrolmentId)).toBe(0);
    expect(await stateOf(mentor)).toBe('approved');
  });

  it('a mentor of two withdraws while a student logs a meeting: neither waits for the other for ever', async () => {
    const mentor = await round.mentor('Mentor of Two', 2);
    const pairs: Pair[] = [];
    for (const name of ['One', 'Two']) pairs.push(await round.pairOf(mentor, await round.student(name)));
    // Her pairs end in the order of their ids: the log waits at the second one until the first has ended.
    const [, second] = pairs.sort((left, right) => (left.id < right.id ? -1 : 1));
    if (!second) throw new Error('no second pair');
    const meeting = { heldOn: localDate(house.clock.now()), minutes: 60, mode: 'remote' as const };
    const held = await holdRow(house, 'mentorship.mentorship', second.id);
    const logged = house.get(LogMeeting).execute({ mentorshipId: second.id, ...meeting }, second.student);
    await eventually('the log waits', async () => (await held.waiting()) === 1);
    await round.withdrawOnly(mentor);
    const ended = deliverAtOnce();
    await eventually('the withdrawal waits too', async () => (await held.waiting()) === 2);
    await held.release();
    await Promise.all([logged, ended]);
    expect(await house.get(MyMentorships).list(mentor.personId)).toMatchObject([
      { state: 'ended_early' },
      { state: 'ended_early' },
    ]);
    expect(await factsOf(house, 'mentorship.meeting-logged', second.id)).toHaveLength(1);
    expect(await house.database.query(`select 1 from platform.delivery where last_error is not null`)).toEqual([]);
  });

  it('the seventh day ends and the other side confirms: the meeting counts once', async () => {
    const { id: mentorshipId, mentor, student } = await round.pair();
    const heldOn = localDate(house.clock.now());
    await house.get(LogMeeting).execute({ mentorshipId, heldOn, minutes: 60, mode: 'remote' }, student);
    const [meeting] = (await house.get(MyMentorships).get(mentor.personId, mentorshipId)).meetings;
    const { id: meetingId, version } = meeting ?? { id: '', version: 0 };
    house.clock.advance(7 * DAY);
    const answer = house.get(AnswerMeeting).execute({ mentorshipId, meetingId, answer: 'confirm', version }, mentor);
    await Promise.allSettled([answer, house.tick()]);
    await house.tick();
    expect(await factsOf(house, 'mentorship.meeting-counted', mentorshipId)).toHaveLength(1);
  });
});
