import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { AnswerProposal, MyProposals, WithdrawProposal } from '#matching';
import { TickRunner } from '#platform';
import { addDaysInHelsinki, DAY, helsinkiInstant, MINUTE } from '#platform/kernel';
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

const proposals = (person: Enrolled) => house.get(MyProposals, { strict: false }).list(person.personId, 'en');
/** What has been announced about the cohort since. */
const newFacts = async () => {
  const before = (await round.facts()).length;
  return async () => (await round.facts()).slice(before);
};

describe('publishing', () => {
  it('shows a proposal to both, who saw nothing before, and tells each once', async () => {
    const facts = await newFacts();
    const id = await round.run();
    expect([await proposals(student), await proposals(mentor)]).toEqual([[], []]);
    expect(await round.publish(id)).toBe(1);
    await expect(round.publish(id)).rejects.toThrow('matching.not-possible-now');
    expect(await round.runRow(id)).toMatchObject({ state: 'published' });
    expect(await facts()).toEqual(['matching.run-finished', 'matching.proposal-sent']);
    expect((await round.proposalOf(student)).role).toBe('student');
    expect((await round.proposalOf(mentor)).role).toBe('mentor');
    await house.settle();
    for (const { personId } of [student, mentor]) {
      const told = await house.database.query(
        `select 1 from notifications.notification where person_id = $1 and type like 'proposal-for-%'`,
        [personId],
      );
      expect(told).toHaveLength(1);
    }
  });

  it('by two staff at once sends each proposal once', async () => {
    await round.student('Bo');
    await round.mentor('Nina');
    const id = await round.run();
    const facts = await newFacts();
    await Promise.allSettled([round.publish(id), round.publish(id)]);
    expect(await facts()).toEqual(['matching.proposal-sent', 'matching.proposal-sent']);
    expect(await round.runRow(id)).toMatchObject({ state: 'published' });
  });

  it('gives the days of the cohort to answer, to the same hour on the clock also when the clocks change', async () => {
    const now = house.clock.now();
    house.clock.set(helsinkiInstant('2026-03-27', '12:00'));
    await round.runAndPublish();
    const { expiresAt } = await round.proposalOf(student);
    expect(expiresAt).toBe(helsinkiInstant('2026-04-03', '12:00').toISOString());
    house.clock.set(now);
  });
});

describe('answering', () => {
  beforeEach(async () => {
    await round.runAndPublish();
  });

  it('by both makes a pair: half accepted first, then accepted, one fact', async () => {
    const facts = await newFacts();
    await round.answer(student, 'accept');
    expect(await round.proposalOf(mentor)).toMatchObject({
      state: 'half_accepted',
      myAnswer: 'none',
      otherAnswer: 'accepted',
    });
    await round.answer(mentor, 'accept');
    expect(await round.proposalOf(student)).toMatchObject({
      state: 'accepted',
      myAnswer: 'accepted',
      otherAnswer: 'accepted',
    });
    expect(await facts()).toEqual(['matching.proposal-accepted']);
    expect(await round.seatsTaken(mentor)).toBe(1);
  });

  it('leads to the mentorship once the pair has begun', async () => {
    await round.answer(student, 'accept');
    await round.answer(mentor, 'accept');
    expect((await round.proposalOf(student)).mentorshipId).toBeNull();
    await house.settle();
    expect((await round.proposalOf(student)).mentorshipId).toMatch(/^[0-9a-f-]{36}$/);
    expect(await round.seatsTaken(mentor)).toBe(1);
  });

  it('shows the two each other’s profiles while they decide and while the mentorship lives, and the names alone after its end', async () => {
    const shown = async () => {
      const { other, reasons, mentorshipEndedAt } = await round.proposalOf(student);
      return {
        name: other.displayName,
        profile: other.topics.length > 0,
        reasons: reasons.length > 0,
        mentorshipEndedAt,
      };
    };
    const open = await shown();
    expect(open).toMatchObject({
      name: expect.stringMatching(/./),
      profile: true,
      reasons: true,
      mentorshipEndedAt: null,
    });
    await round.answer(student, 'accept');
    await round.answer(mentor, 'accept');
    await house.settle();
    expect(await shown()).toEqual(open);
    await round.leave(mentor);
    await house.settle();
    expect(await shown()).toEqual({
      ...{ name: open.name, profile: false, reasons: false },
      mentorshipEndedAt: house.clock.now().toISOString(),
    });
  });

  it('twice is answering once', async () => {
    const facts = await newFacts();
    const { version } = await round.proposalOf(student);
    await Promise.all([1, 2, 3].map(() => round.answer(student, 'accept', { version })));
    await round.answer(student, 'accept', { version });
    expect(await round.proposalOf(student)).toMatchObject({ state: 'half_accepted', version: version + 1 });
    expect(await facts()).toEqual([]);
  });

  it('by both at the same moment makes one pair', async () => {
    const facts = await newFacts();
    const { version } = await round.proposalOf(student);
    const both = [student, mentor, student, mentor];
    await Promise.all(both.map((person) => round.answer(person, 'accept', { version })));
    expect((await round.proposalOf(student)).state).toBe('accepted');
    expect(await facts()).toEqual(['matching.proposal-accepted']);
  });

  it('yes and no at the same moment never make a pair', async () => {
    const { version } = await round.proposalOf(student);
    await Promise.allSettled([
      round.answer(student, 'accept', { version }),
      round.answer(mentor, 'decline', { version }),
    ]);
    expect(await round.proposalOf(student)).toMatchObject({ state: 'declined', otherAnswer: 'declined' });
    expect(await round.seatsTaken(mentor)).toBe(0);
  });

  it('no frees the seat, bars the pair and keeps the comment from the other side', async () => {
    const facts = await newFacts();
    await round.answer(student, 'accept');
    await round.answer(mentor, 'decline', { comment: 'Between us: too busy.' });
    expect(await round.seatsTaken(mentor)).toBe(0);
    expect(await facts()).toEqual(['matching.proposal-declined']);
    expect(JSON.stringify(await proposals(student))).not.toContain('busy');
    await expect(round.answer(student, 'decline')).rejects.toThrow('matching.not-possible-now');
    expect(await round.runRow(await round.run())).toMatchObject({ students: 1, mentors: 1, matched: 0 });
  });

  it('may be taken back by a no as long as the other has not answered, on the page as it is now', async () => {
    const { version } = await round.proposalOf(student);
    await round.answer(student, 'accept', { version });
    await expect(round.answer(student, 'decline', { version })).rejects.toThrow('platform.changed-meanwhile');
    await round.answer(student, 'decline');
    expect((await round.proposalOf(mentor)).state).toBe('declined');
  });

  it('is refused after the last instant, even before the tick has come', async () => {
    const { expiresAt } = await round.proposalOf(student);
    const now = house.clock.now();
    house.clock.set(new Date(expiresAt ?? 0));
    await expect(round.answer(student, 'accept')).rejects.toThrow('matching.proposal-expired');
    house.clock.set(now);
  });

  it('is for the two only: to anybody else the proposal does not exist', async () => {
    const { id, version } = await round.proposalOf(student);
    const stranger = await round.student('Stranger');
    const answer = { proposalId: id, answer: 'accept', version } as const;
    const actor = await round.signedIn(stranger.personId);
    await expect(house.get(AnswerProposal, { strict: false }).execute(answer, actor)).rejects.toThrow(
      'matching.unknown-proposal',
    );
    await expect(house.get(MyProposals, { strict: false }).get(stranger.personId, id, 'en')).rejects.toThrow(
      'matching.unknown-proposal',
    );
    const manager = await round.staff();
    await expect(house.get(AnswerProposal, { strict: false }).execute(answer, manager)).rejects.toThrow(
      'matching.unknown-proposal',
    );
  });

  it('is not possible before a proposal is sent', async () => {
    const bo = await round.student('Bo');
    await round.mentor('Nina');
    const run = await round.run();
    const row = await house.database.one<{ id: string }>('select id from matching.proposal where run_id = $1', [run]);
    const answer = { proposalId: row?.id ?? '', answer: 'accept', version: 1 } as const;
    const actor = await round.signedIn(bo.personId);
    await expect(house.get(AnswerProposal, { strict: false }).execute(answer, actor)).rejects.toThrow(
      'matching.unknown-proposal',
    );
  });
});

describe('a hundred people who say yes at once', () => {
  it('never take more seats than there are', async () => {
    const students: Enrolled[] = [];
    for (let count = 1; count <= 54; count += 1) students.push(await round.student(`Student ${count}`));
    const mentors = [mentor];
    for (let count = 1; count <= 10; count += 1) mentors.push(await round.mentor(`Mentor ${count}`, { seats: 5 }));
    expect(await round.runRow(await round.runAndPublish())).toMatchObject({ seats: 51, matched: 51 });
    const open = await house.database.query<{ id: string; version: number; people: string[] }>(
      `select id, version, array[student_person_id, mentor_person_id] as people from matching.proposal
       where cohort_id = $1 and state = 'sent'`,
      [round.cohortId],
    );
    const clicks = open.flatMap(({ id, version, people }) =>
      people.map(async (person) => {
        const actor = await round.signedIn(person as Enrolled['personId']);
        await house
          .get(AnswerProposal, { strict: false })
          .execute({ proposalId: id, answer: 'accept', version }, actor);
      }),
    );
    expect(clicks).toHaveLength(102);
    await Promise.all(clicks);
    const accepted = (await round.facts()).filter((type) => type === 'matching.proposal-accepted');
    expect(accepted).toHaveLength(51);
    for (const one of mentors) expect(await round.seatsTaken(one)).toBe(one === mentor ? 1 : 5);
    expect(students).toHaveLength(54);
  });
});

describe('time', () => {
  const tick = () => house.get(TickRunner, { strict: false }).runDue();

  it('ends what is not answered: at the last minute, not before, once', async () => {
    await round.runAndPublish();
    await round.answer(student, 'accept');
    const sent = house.clock.now();
    const facts = await newFacts();
    house.clock.set(new Date(addDaysInHelsinki(sent, 7).getTime() - MINUTE));
    await tick();
    expect((await round.proposalOf(student)).state).toBe('half_accepted');
    house.clock.advance(MINUTE);
    await tick();
    house.clock.advance(MINUTE);
    await tick();
    expect((await round.proposalOf(student)).state).toBe('expired');
    expect((await facts()).filter((type) => type === 'matching.proposal-expired')).toHaveLength(1);
    expect(await round.seatsTaken(mentor)).toBe(0);
    // Silence is no refusal: the two may be proposed to each other again.
    expect(await round.pairsOf(await round.run())).toEqual(['Aino - Maija']);
    house.clock.set(sent);
  });

  it('leaves accepted proposals alone', async () => {
    await round.runAndPublish();
    await round.answer(student, 'accept');
    await round.answer(mentor, 'accept');
    house.clock.advance(30 * DAY);
    await tick();
    expect((await round.proposalOf(student)).state).toBe('accepted');
    house.clock.advance(-30 * DAY);
  });
});

describe('taking a proposal back', () => {
  const withdraw = async (proposalId: string, reason: string, actor?: Awaited<ReturnType<Round['staff']>>) =>
    house.get(WithdrawProposal, { strict: false }).execute({ proposalId, reason }, actor ?? (await round.staff()));

  it('needs a reason and frees the seat', async () => {
    await round.runAndPublish();
    const { id } = await round.proposalOf(student);
    await expect(withdraw(id, ' ')).rejects.toThrow('matching.reason-needed');
    await withdraw(id, 'They are cousins.');
    expect(await round.proposalOf(student)).toMatchObject({ state: 'withdrawn' });
    expect(await round.seatsTaken(mentor)).toBe(0);
    await expect(round.answer(student, 'accept')).rejects.toThrow('matching.not-possible-now');
  });

  it('leaves a run published when nothing of it waits any more', async () => {
    const run = await round.run();
    const row = await house.database.one<{ id: string }>('select id from matching.proposal where run_id = $1', [run]);
    await withdraw(row?.id ?? '', 'They are cousins.');
    expect(await round.runRow(run)).toMatchObject({ state: 'published' });
    expect(await proposals(student)).toEqual([]);
  });
});
