import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerMeeting, LogMeeting, MyMentorships } from '#mentorship';
import { DAY, localDate } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, factsOf, type Pair, Round } from './a-round.js';

let house: TestHouse;
let round: Round;
let pair: Pair;
let third: Enrolled;
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
});
afterAll(() => house.close());

/** A group of three. No door makes groups yet, so the third member is written down by hand. */
beforeEach(async () => {
  pair = await round.pair();
  third = await round.student('Third Member', round.laurea);
  await house.database.query(
    `insert into mentorship.member (mentorship_id, person_id, role, enrolment_id, home_organisation_id) values ($1, $2, 'student', $3, $4)`,
    [pair.id, third.personId, third.enrolmentId, third.home],
  );
});

const facts = (type: string) => factsOf(house, `mentorship.${type}`, pair.id);
const meetingOf = async (reader: Enrolled) => {
  const [meeting] = (await house.get(MyMentorships).get(reader.personId, pair.id)).meetings;
  if (!meeting) throw new Error('No meeting was logged');
  return meeting;
};
async function log(): Promise<void> {
  const heldOn = localDate(house.clock.now());
  const command = { mentorshipId: pair.id, heldOn, minutes: 90, mode: 'in_person' } as const;
  await house.get(LogMeeting).execute(command, pair.mentor);
}
async function answer(by: Enrolled, said: 'confirm' | 'object'): Promise<void> {
  const { id: meetingId, version } = await meetingOf(by);
  await house.get(AnswerMeeting).execute({ mentorshipId: pair.id, meetingId, answer: said, version }, by);
}

describe('a meeting of a group', () => {
  it('counts by the word of any other member, in each home and once in all', async () => {
    await log();
    expect(await meetingOf(pair.student)).toMatchObject({ awaitsMe: true });
    await answer(third, 'confirm');
    await answer(pair.student, 'confirm');
    const counted = await facts('meeting-counted');
    expect(counted).toHaveLength(1);
    expect(counted[0]).toMatchObject({ organisationId: null, programmeId: round.first.programmeId });
    expect(counted[0]?.data.homeOrganisationIds).toHaveLength(2);
    expect(counted[0]?.data.homeOrganisationIds).toEqual(expect.arrayContaining([round.metropolia, round.laurea]));
  });

  it('counts once when two members confirm at the same moment', async () => {
    await log();
    const both = await Promise.allSettled([answer(third, 'confirm'), answer(pair.student, 'confirm')]);
    expect(both.filter((one) => one.status === 'fulfilled').length).toBeGreaterThan(0);
    expect(await facts('meeting-counted')).toHaveLength(1);
  });

  it('is stopped by one objection, told once', async () => {
    await log();
    await answer(third, 'object');
    await answer(pair.student, 'object');
    await expect(answer(pair.student, 'confirm')).rejects.toThrow('mentorship.meeting-settled');
    house.clock.advance(8 * DAY);
    await house.tick();
    expect(await facts('meeting-counted')).toEqual([]);
    expect(await facts('meeting-objected')).toHaveLength(1);
  });
});

describe('a meeting of one pair', () => {
  it('is not answered by way of another pair of the same mentor', async () => {
    const mentor = await round.mentor('Mentor of Two', 2);
    const one = await round.pairOf(mentor, await round.student('One'));
    const other = await round.pairOf(mentor, await round.student('Other'));
    const heldOn = localDate(house.clock.now());
    await house.get(LogMeeting).execute({ mentorshipId: one.id, heldOn, minutes: 60, mode: 'remote' }, one.student);
    const [meeting] = (await house.get(MyMentorships).get(mentor.personId, one.id)).meetings;
    const { id: meetingId, version } = meeting ?? { id: '', version: 0 };
    const answered = house
      .get(AnswerMeeting)
      .execute({ mentorshipId: other.id, meetingId, answer: 'confirm', version }, mentor);
    await expect(answered).rejects.toThrow('mentorship.unknown-meeting');
  });
});
