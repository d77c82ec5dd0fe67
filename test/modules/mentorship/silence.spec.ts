import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { AnswerMeeting, LogMeeting, MyMentorships } from '#mentorship';
import { HOUR, helsinkiInstant, localDate, MINUTE } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { factsOf, type Pair, Round } from './a-round.js';

let house: TestHouse;
let round: Round;
beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
});
afterAll(() => house.close());

async function loggedNow(pair: Pair) {
  const command = { mentorshipId: pair.id, heldOn: localDate(house.clock.now()), minutes: 45, mode: 'remote' } as const;
  await house.get(LogMeeting).execute(command, pair.student);
  const [meeting] = (await house.get(MyMentorships).get(pair.mentor.personId, pair.id)).meetings;
  if (!meeting) throw new Error('No meeting was logged');
  return meeting;
}
const counted = (pair: Pair) => factsOf(house, 'mentorship.meeting-counted', pair.id);

describe('silence', () => {
  it.each([
    ['an ordinary week', '2026-02-10', '2026-02-17', 7 * 24],
    ['the week in which summer time begins (29.3.2026)', '2026-03-27', '2026-04-03', 7 * 24 - 1],
    ['the week in which summer time ends (25.10.2026)', '2026-10-23', '2026-10-30', 7 * 24 + 1],
  ])('counts after seven days on the calendar and not a minute earlier: %s', async (_week, from, to, hours) => {
    house.clock.set(helsinkiInstant(from, '12:00'));
    const pair = await round.pair();
    const meeting = await loggedNow(pair);
    const due = helsinkiInstant(to, '12:00');
    expect(due.getTime() - house.clock.nowMs()).toBe(hours * HOUR);
    expect(meeting.countsAt).toBe(due.toISOString());

    house.clock.set(new Date(due.getTime() - MINUTE));
    await house.tick();
    expect(await counted(pair)).toEqual([]);

    house.clock.set(due);
    await house.tick();
    const [fact, ...more] = await counted(pair);
    expect(more).toEqual([]);
    expect(fact).toMatchObject({
      occurredAt: helsinkiInstant(from, '12:00'),
      organisationId: round.metropolia,
      data: { meetingId: meeting.id, heldOn: from, by: 'silence' },
    });
    const [after] = (await house.get(MyMentorships).get(pair.mentor.personId, pair.id)).meetings;
    expect(after).toMatchObject({ state: 'confirmed', countsAt: null, awaitsMe: false });
  });

  it('counts once, however often the tick comes', async () => {
    const pair = await round.pair();
    await loggedNow(pair);
    house.clock.advance(8 * 24 * HOUR);
    await house.tick();
    house.clock.advance(MINUTE);
    await house.tick();
    expect(await counted(pair)).toHaveLength(1);
  });

  it('ends the days to object to the minute, also when the tick is late', async () => {
    const pair = await round.pair();
    const { id: meetingId, version } = await loggedNow(pair);
    const object = (mentorshipId = pair.id) =>
      house.get(AnswerMeeting).execute({ mentorshipId, meetingId, answer: 'object', version }, pair.mentor);
    house.clock.advance(7 * 24 * HOUR);
    await expect(object()).rejects.toThrow('mentorship.objection-late');
    house.clock.advance(-MINUTE);
    await object();
    expect(await factsOf(house, 'mentorship.meeting-objected', pair.id)).toHaveLength(1);
  });

  it('is the same to a pair that has ended since', async () => {
    const pair = await round.pair();
    await loggedNow(pair);
    await round.withdraw(pair.student);
    house.clock.advance(8 * 24 * HOUR);
    await house.tick();
    expect(await counted(pair)).toHaveLength(1);
  });
});
