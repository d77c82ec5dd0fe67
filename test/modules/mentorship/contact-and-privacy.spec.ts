import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { LogMeeting, MyMentorships } from '#mentorship';
import { PersonalDataHolders } from '#platform';
import { localDate } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Pair, Round } from './a-round.js';

let house: TestHouse;
let pair: Pair;
beforeAll(async () => {
  house = await openHouse();
  pair = await (await Round.open(house)).pair();
});
afterAll(() => house.close());

describe('contact details', () => {
  it.each([
    ['agreed', true],
    ['active', true],
    ['paused', true],
    ['closing', true],
    ['suspended', false],
    ['completed', false],
    ['ended_early', false],
  ])('of the other member in a mentorship that is %s: %s', async (state, shown) => {
    const endedAt = state === 'completed' || state === 'ended_early' ? house.clock.now() : null;
    const set = 'update mentorship.mentorship set state = $2, ended_at = $3 where id = $1';
    await house.database.query(set, [pair.id, state, endedAt]);
    const [seen] = (await house.get(MyMentorships).get(pair.student.personId, pair.id)).others;
    expect(seen?.email).toBe(shown ? pair.mentor.address : null);
    await house.database.query(set, [pair.id, 'agreed', null]);
  });
});

describe("a person's own data", () => {
  const holder = () => {
    const found = house
      .get(PersonalDataHolders, { strict: false })
      .all()
      .find(({ lib }) => lib === 'mentorship');
    if (!found) throw new Error('Nobody holds the data of mentorships');
    return found;
  };

  it('are her pairs, the meetings and her answers, without the ids of others', async () => {
    const heldOn = localDate(house.clock.now());
    await house.get(LogMeeting).execute({ mentorshipId: pair.id, heldOn, minutes: 30, mode: 'remote' }, pair.student);
    const mentors = await holder().exportOf(pair.mentor.personId);
    expect(mentors).toMatchObject({
      mentorships: [{ id: pair.id, role: 'mentor', state: 'active' }],
      meetings: [{ held_on: heldOn, minutes: 30, logged_by_me: false, my_answer: 'none' }],
    });
    expect(JSON.stringify(mentors)).not.toContain(pair.student.personId);
    expect(await holder().exportOf(pair.student.personId)).toMatchObject({ meetings: [{ logged_by_me: true }] });
  });

  it('leave meetings and minutes behind when they are erased, for the figures', async () => {
    await holder().erase(pair.student.personId);
    expect(await house.get(MyMentorships).get(pair.mentor.personId, pair.id)).toMatchObject({
      meetings: [{ minutes: 30 }],
    });
  });
});
