import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogMeeting, MyMentorships } from '#mentorship';
import { localDate } from '#platform/kernel';
import { ChangeEnrolment, Matchable, SeatLedger } from '#programmes';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, factsOf, Round } from './a-round.js';

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

const toldOfEnd = async ({ personId }: Enrolled) =>
  (
    await house.database.query<{ params: object }>(
      `select params from notifications.notification where person_id = $1 and type = 'pair-ended'`,
      [personId],
    )
  ).map((row) => row.params);

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

  it('is told to the other side once, and to nobody else', async () => {
    const { id, mentor, student } = await round.pair();
    await round.withdraw(student);
    expect(await toldOfEnd(mentor)).toEqual([{ mentorshipId: id }]);
    expect(await toldOfEnd(student)).toEqual([]);
  });

  it('leaves a fact of the end in the same moment: why, which side, whose, when', async () => {
    const { id, mentor, student } = await round.pair();
    const today = localDate(house.clock.now());
    await house
      .get(LogMeeting)
      .execute({ mentorshipId: id, heldOn: today, minutes: 30, mode: 'remote' }, { personId: student.personId });
    await round.withdraw(mentor);
    const [ended, ...more] = await factsOf(house, 'mentorship.pair-ended', id);
    expect(more).toEqual([]);
    expect(ended).toMatchObject({
      organisationId: round.metropolia,
      ...round.first,
      data: {
        mentorPersonIds: [mentor.personId],
        studentPersonIds: [student.personId],
        homeOrganisationIds: [round.metropolia],
        reason: 'withdrawn',
        side: 'mentor',
        leaverPersonIds: [mentor.personId],
        agreedOn: today,
        startedOn: today,
        endedOn: today,
      },
    });
  });

  it('by staff ends the pair as well, and both hear of it in their own words', async () => {
    const { mentor, student } = await round.pair();
    const scope = await round.scopeOf({ role: 'programme_manager' }, 'programmes.decide-enrolments');
    await house.get(ChangeEnrolment).decide(student.enrolmentId, 'withdraw', 'Has moved away.', scope);
    await house.settle();
    expect(await pairsOf(mentor)).toMatchObject([{ state: 'ended_early' }]);
    expect(await toldOfEnd(mentor)).toHaveLength(1);
    expect(await toldOfEnd(student)).toEqual([]);
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
    expect(await toldOfEnd(mentor)).toHaveLength(1);
  });

  it('closes the log for new meetings', async () => {
    const { id: mentorshipId, mentor, student } = await round.pair();
    await round.withdraw(student);
    const heldOn = localDate(house.clock.now());
    const log = house.get(LogMeeting).execute({ mentorshipId, heldOn, minutes: 30, mode: 'remote' }, mentor);
    await expect(log).rejects.toThrow('mentorship.not-possible-now');
  });
});
