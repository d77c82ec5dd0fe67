import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogMeeting, MyMentorships } from '#mentorship';
import { localDate } from '#platform/kernel';
import { Matchable, SeatLedger } from '#programmes';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './a-round.js';

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
const pairsOf = (enrolled: Enrolled) => house.get(MyMentorships).list(enrolled.personId);

describe('a withdrawn enrolment', () => {
  it('ends the pair early, frees the seat and lets the mentor be matched anew', async () => {
    const { mentor, student } = await round.pair();
    await round.withdraw(student);
    expect(await pairsOf(mentor)).toMatchObject([{ state: 'ended_early', others: [{ email: null }] }]);
    expect(await house.get(SeatLedger).taken(mentor.enrolmentId)).toBe(0);
    expect(await stateOf(mentor)).toBe('approved');
    expect(await stateOf(student)).toBe('withdrawn');
    const free = await house.get(Matchable).mentors(round.first.cohortId);
    expect(free.map((one) => one.personId)).toContain(mentor.personId);
  });

  it('of a mentor ends each of her pairs, and her students may be matched anew', async () => {
    const mentor = await round.mentor('Mentor of Two', 2);
    const students = [await round.student('One'), await round.student('Two')];
    for (const student of students) await round.pairOf(mentor, student);
    await round.withdraw(mentor);
    const free = (await house.get(Matchable).students(round.first.cohortId)).map((one) => one.personId);
    for (const student of students) {
      expect(await pairsOf(student)).toMatchObject([{ state: 'ended_early' }]);
      expect(free).toContain(student.personId);
    }
  });

  it('leaves a mentor matched who has another pair', async () => {
    const mentor = await round.mentor('Mentor of Two', 2);
    const leaver = await round.student('Leaver');
    const stayer = await round.student('Stayer');
    await round.pairOf(mentor, leaver);
    await round.pairOf(mentor, stayer);
    await round.withdraw(leaver);
    expect(await stateOf(mentor)).toBe('matched');
    expect(await pairsOf(stayer)).toMatchObject([{ state: 'agreed' }]);
    expect(await house.get(SeatLedger).taken(mentor.enrolmentId)).toBe(1);
    await round.withdraw(stayer);
    expect(await stateOf(mentor)).toBe('approved');
  });

  it('ends the pair also when it is told before the acceptance is', async () => {
    const mentor = await round.mentor('Mentor Early');
    const student = await round.student('Student Early');
    const proposalId = await round.proposed(mentor, student);
    await round.withdraw(student);
    await round.accepted(proposalId, mentor, student);
    await house.settle();
    expect(await pairsOf(mentor)).toMatchObject([{ state: 'ended_early' }]);
    expect(await house.get(SeatLedger).taken(mentor.enrolmentId)).toBe(0);
    expect(await stateOf(mentor)).toBe('approved');
    const told = await house.database.query(
      `select 1 from platform.fact where type = 'mentorship.pair-agreed' and data->'studentPersonIds' ? $1`,
      [student.personId],
    );
    expect(told).toEqual([]);
  });

  it('closes the log for new meetings', async () => {
    const { id: mentorshipId, mentor, student } = await round.pair();
    await round.withdraw(student);
    const heldOn = localDate(house.clock.now());
    const log = house.get(LogMeeting).execute({ mentorshipId, heldOn, minutes: 30, mode: 'remote' }, mentor);
    await expect(log).rejects.toThrow('mentorship.not-possible-now');
  });
});
