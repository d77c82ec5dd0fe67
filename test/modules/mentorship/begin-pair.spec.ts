import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { MyMentorships } from '#mentorship';
import { Matchable, SeatLedger } from '#programmes';
import { openHouse, type TestHouse } from '../../support/house.js';
import { factsOf, Round } from './a-round.js';

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
});
afterAll(() => house.close());

const stateOf = async (enrolmentId: string) =>
  (await house.database.one<{ state: string }>('select state from programmes.enrolment where id = $1', [enrolmentId]))
    ?.state;
const holdOf = (studentEnrolmentId: string) =>
  house.database.one<{ kind: string; holder: string; state: string }>(
    'select holder_kind as kind, holder_id as holder, state from programmes.seat_hold where student_enrolment_id = $1',
    [studentEnrolmentId],
  );
/** Why deliveries to this room are still open. */
const openErrors = async () =>
  (
    await house.database.query<{ error: string }>(
      `select last_error as error from platform.delivery where handler like 'mentorship.%' and state <> 'done'`,
    )
  ).map((delivery) => delivery.error);

describe('an accepted proposal', () => {
  it('becomes a pair that ends with the cohort, seen by both members', async () => {
    const { id, mentor, student } = await round.pair();
    const ofStudent = await house.get(MyMentorships).get(student.personId, id);
    expect(ofStudent).toMatchObject({ state: 'agreed', role: 'student', startedOn: null, endsOn: '2026-12-31' });
    expect(ofStudent.others).toEqual([
      { personId: mentor.personId, role: 'mentor', displayName: 'Maija Mentori', email: mentor.address },
    ]);
    const ofMentor = await house.get(MyMentorships).get(mentor.personId, id);
    expect(ofMentor).toMatchObject({ role: 'mentor', others: [{ displayName: 'Sami Student', role: 'student' }] });
  });

  it('tells who belongs to the pair and where the student is at home', async () => {
    const { id, mentor, student } = await round.pair();
    const agreed = await factsOf(house, 'mentorship.pair-agreed', id);
    expect(agreed).toEqual([
      {
        type: 'mentorship.pair-agreed',
        occurredAt: house.clock.now(),
        organisationId: round.metropolia,
        ...round.first,
        data: {
          mentorshipId: id,
          mentorPersonIds: [mentor.personId],
          studentPersonIds: [student.personId],
          homeOrganisationIds: [round.metropolia],
        },
      },
    ]);
  });

  it('makes one pair when its fact comes twice', async () => {
    const mentor = await round.mentor('Mentor Twice');
    const student = await round.student('Student Twice');
    const proposalId = await round.proposed(mentor, student);
    await round.accepted(proposalId, mentor, student);
    await round.accepted(proposalId, mentor, student);
    await house.settle();
    const [pair, ...more] = await house.get(MyMentorships).list(student.personId);
    expect(more).toEqual([]);
    expect(await factsOf(house, 'mentorship.pair-agreed', pair?.id ?? '')).toHaveLength(1);
    expect(await openErrors()).toEqual([]);
  });

  it('hands its seat over to the mentorship', async () => {
    const { id, student } = await round.pair();
    expect(await holdOf(student.enrolmentId)).toEqual({ kind: 'mentorship', holder: id, state: 'held' });
  });

  it('matches both enrolments, and a mentor with a free seat stays matchable', async () => {
    const mentor = await round.mentor('Mentor of Two', 2);
    const { student } = await round.pairOf(mentor, await round.student('First Student'));
    expect(await stateOf(student.enrolmentId)).toBe('matched');
    expect(await stateOf(mentor.enrolmentId)).toBe('matched');
    const free = async () =>
      (await house.get(Matchable).mentors(round.first.cohortId)).find((one) => one.personId === mentor.personId);
    expect(await free()).toMatchObject({ freeSeats: 1 });
    await round.pairOf(mentor, await round.student('Second Student'));
    expect(await free()).toBeUndefined();
    expect(await house.get(SeatLedger).taken(mentor.enrolmentId)).toBe(2);
  });

  it('waits, for staff to see, when its seat is gone', async () => {
    const mentor = await round.mentor('Mentor Without');
    const student = await round.student('Student Without');
    const proposalId = await round.proposed(mentor, student);
    await house.get(SeatLedger).release(proposalId);
    await round.accepted(proposalId, mentor, student);
    await house.settle();
    expect(await house.get(MyMentorships).list(student.personId)).toEqual([]);
    expect(await openErrors()).toEqual([`Proposal ${proposalId} was accepted without a seat`]);
    expect(await stateOf(student.enrolmentId)).toBe('approved');
  });

  it('waits, for staff to see, when its fact names no cohort', async () => {
    const mentor = await round.mentor('Mentor Nowhere');
    const student = await round.student('Student Nowhere');
    const proposalId = await round.proposed(mentor, student);
    await round.accepted(proposalId, mentor, student, { ...round.first, cohortId: null as never });
    await house.settle();
    expect(await openErrors()).toContain(`Proposal ${proposalId} was accepted in no known cohort`);
    expect(await holdOf(student.enrolmentId)).toMatchObject({ kind: 'proposal', state: 'held' });
  });
});
