import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import type { SignedIn } from '#identity';
import { ActOnRun, AnswerProposal, FrozenRuns, readRunDocument, replay, writeRunDocument } from '#matching';
import { MyMentorships } from '#mentorship';
import { DAY } from '#platform/kernel';
import { type MentorGroupPlan, SetUpMentorGroup } from '#programmes';
import { RunGroups } from '../../../libs/matching/src/queries/run-groups.js';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Enrolled, Round } from './builders.js';

let house: TestHouse;
let round: Round;
let staff: SignedIn;
beforeAll(async () => {
  house = await openHouse();
});
beforeEach(async () => {
  round = await Round.open(house);
  staff = await round.staff();
});
afterAll(() => house.close());

const setUp = (lead: Enrolled, least: number, seats: number, more: Partial<MentorGroupPlan> = {}) =>
  house.get(SetUpMentorGroup, { strict: false }).execute(
    {
      ...{ kind: 'group' as const, leadEnrolmentId: lead.enrolmentId, least, seats },
      ...{ homeOrganisationIds: [], fields: [] },
      ...more,
    },
    staff,
  );
const students = (count: number, from = 0) =>
  inTurn(
    Array.from({ length: count }, (_, at) => `Student ${String.fromCharCode(65 + from + at)}`),
    (name) => round.student(name),
  );
const mentorshipsOf = ({ personId }: Enrolled) => house.get(MyMentorships, { strict: false }).list(personId);
const resultOf = (runId: string) =>
  house.database.one<{ groups: { exact: boolean; outcomes: { leadEnrolmentId: string; fate: string }[] } }>(
    'select groups from matching.run_result where run_id = $1',
    [runId],
  );

async function inTurn<One, Made>(all: readonly One[], make: (one: One) => Promise<Made>): Promise<Made[]> {
  const made: Made[] = [];
  for (const one of all) made.push(await make(one));
  return made;
}

describe('pairs, groups and host organisations', () => {
  it('compete for the same students in one run: nobody twice, minima held, what stays closed is told, and it replays to the byte', async () => {
    await round.mentor('Pair', { seats: 1 });
    const [lead, second] = [await round.mentor('Lead'), await round.mentor('Second')];
    const [host] = [
      await round.mentor('Host', { company: 'Wärtsilä' }),
      await round.mentor('Colleague', { company: 'Wärtsilä' }),
    ];
    const empty = await round.mentor('Empty', { offers: ['nothing'] });
    await setUp(lead, 2, 3, { secondEnrolmentId: second.enrolmentId });
    await setUp(host, 3, 8, { kind: 'host' });
    await setUp(empty, 6, 6);
    await students(7);
    const run = await round.run();
    const pairs = await round.pairsOf(run);
    expect(pairs.map((pair) => pair.split(' - ')[0])).toEqual([...new Set(pairs.map((pair) => pair.split(' - ')[0]))]);
    const of = (mentor: string) => pairs.filter((pair) => pair.endsWith(` - ${mentor}`)).length;
    expect(pairs).toHaveLength(7);
    expect([0, 2, 3]).toContain(of('Lead'));
    expect(of('Host') === 0 || of('Host') >= 3).toBe(true);
    expect([of('Second'), of('Colleague'), of('Empty')]).toEqual([0, 0, 0]);
    const groups = (await resultOf(run))?.groups;
    expect(groups?.exact).toBe(true);
    expect(groups?.outcomes.find((one) => one.leadEnrolmentId === empty.enrolmentId)?.fate).toBe('better-without');
    expect(await round.seatsTaken(lead)).toBe(of('Lead'));
    const document = writeRunDocument(await house.get(FrozenRuns, { strict: false }).get(run));
    expect(replay(readRunDocument(document))).toMatchObject({ sameInput: true, sameResult: true });
  });

  it('are read at the desk with who is in each, by name as far as the reader’s grants reach, and what stays closed', async () => {
    const [lead, second] = [await round.mentor('Lead'), await round.mentor('Second')];
    const empty = await round.mentor('Empty', { offers: ['nothing'] });
    await setUp(lead, 2, 3, { secondEnrolmentId: second.enrolmentId });
    await setUp(empty, 6, 6);
    await students(2);
    await round.student('Student of Laurea', { home: round.laurea });
    const run = await round.run();
    const groups = house.get(RunGroups, { strict: false });
    const { items, exact } = await groups.list(staff, run);
    expect(exact).toBe(true);
    expect(items).toEqual([
      expect.objectContaining({
        ...{ kind: 'group', lead: 'Lead', others: ['Second'], least: 2, places: 3, students: 3, fate: 'open' },
        names: ['Student A', 'Student B', 'Student of Laurea'],
      }),
      expect.objectContaining({ lead: 'Empty', students: 0, names: [], fate: 'too-few-fit' }),
    ]);
    const ofLaurea = await round.staff('programme_manager', { organisationId: round.laurea });
    const [seen] = (await groups.list(ofLaurea, run)).items;
    expect([seen?.students, seen?.names]).toEqual([3, ['Student of Laurea']]);
    await expect(groups.list(await (await Round.open(house)).staff(), run)).rejects.toThrow('matching.unknown-run');
  });

  it('a move into a closed group brings its minimum with it, at the cost told before, or is refused', async () => {
    const pair = await round.mentor('Pair', { seats: 3 });
    const lead = await round.mentor('Lead', { offers: ['nothing'] });
    await setUp(lead, 3, 4);
    const [first, ...others] = await students(3);
    const run = await round.run();
    expect((await round.pairsOf(run)).every((one) => one.endsWith(' - Pair'))).toBe(true);
    const acts = house.get(ActOnRun, { strict: false });
    const move = {
      act: 'move',
      studentEnrolmentId: first?.enrolmentId ?? '',
      mentorEnrolmentId: lead.enrolmentId,
    } as const;
    const cost = await acts.preview(run, { ...move, revision: 0 }, staff);
    expect(cost).toMatchObject({ refused: false, matched: { before: 3, after: 3 } });
    expect(cost.changes).toHaveLength(3);
    await acts.execute(run, { ...move, revision: 0, reason: 'They asked.' }, staff);
    expect([await round.seatsTaken(lead), await round.seatsTaken(pair)]).toEqual([3, 0]);
    const reject = {
      act: 'reject',
      studentEnrolmentId: others[0]?.enrolmentId ?? '',
      mentorEnrolmentId: lead.enrolmentId,
    } as const;
    expect(await acts.preview(run, { ...reject, revision: 1 }, staff)).toMatchObject({ refused: true });
  });

  it('a mentor takes students in one group only, in the size of its kind, and it ends without students only', async () => {
    const [lead, other] = [await round.mentor('Lead'), await round.mentor('Other')];
    await expect(setUp(lead, 1, 4)).rejects.toThrow('programmes.group-size');
    await expect(setUp(lead, 2, 6, { secondEnrolmentId: other.enrolmentId })).rejects.toThrow('programmes.group-size');
    const group = await setUp(lead, 2, 2);
    await expect(setUp(other, 2, 4, { secondEnrolmentId: lead.enrolmentId })).rejects.toThrow(
      'programmes.already-in-group',
    );
    await students(2);
    const groups = house.get(SetUpMentorGroup, { strict: false });
    await round.run();
    await expect(groups.end(group, staff)).rejects.toThrow('programmes.group-has-students');
    await expect(
      groups.end(group, await round.staff('programme_manager', { programmeId: (await Round.open(house)).programmeId })),
    ).rejects.toThrow('programmes.unknown-group');
  });
});

describe('a group', () => {
  let lead: Enrolled;
  let second: Enrolled;
  let all: Enrolled[];
  beforeEach(async () => {
    [lead, second] = [await round.mentor('Lead'), await round.mentor('Second')];
    await setUp(lead, 2, 4, { secondEnrolmentId: second.enrolmentId });
    all = await students(4);
    await round.runAndPublish();
  });

  /** The lead says yes to all; then these students do. */
  async function accept(those: readonly Enrolled[]): Promise<void> {
    const answers = await house.database.query<{ id: string; version: number; state: string }>(
      `select id, version, state from matching.proposal where mentor_person_id = $1 and state = 'sent'`,
      [lead.personId],
    );
    const answerProposal = house.get(AnswerProposal, { strict: false });
    const actor = await round.signedIn(lead.personId);
    for (const { id, version } of answers)
      await answerProposal.execute({ proposalId: id, answer: 'accept', version }, actor);
    await Promise.all(those.map((one) => round.answer(one, 'accept')));
    await house.settle();
  }

  it('is proposed in letters of its own to the students and to whoever leads it; the other mentor hears when it begins', async () => {
    await house.settle();
    const told = (type: string) => inTurn([...all, lead, second], (person) => round.toldOf(person, type));
    expect(await told('group-for-student')).toEqual([1, 1, 1, 1, 0, 0]);
    // One letter for all four, who are on her own page.
    expect(await told('group-for-mentor')).toEqual([0, 0, 0, 0, 1, 0]);
    expect([...(await told('proposal-for-student')), ...(await told('proposal-for-mentor'))]).toEqual(
      Array(12).fill(0),
    );
    house.clock.advance(4 * DAY);
    await house.tick();
    await house.settle();
    expect(await told('proposal-reminder')).toEqual([1, 1, 1, 1, 1, 0]);
  });

  it('begins once its minimum has accepted, with both mentors; whoever accepts later joins, and each is told once', async () => {
    const [one, two, three, four] = all as [Enrolled, Enrolled, Enrolled, Enrolled];
    await accept([one]);
    expect(await mentorshipsOf(one)).toEqual([]);
    await accept([two]);
    const [mentorship, ...more] = await mentorshipsOf(lead);
    expect([mentorship?.others.length, more.length]).toEqual([3, 0]);
    await accept([three, four]);
    expect((await mentorshipsOf(second))[0]?.others.map((other) => other.displayName).sort()).toEqual(
      ['Lead', ...all.map((student) => student.name)].sort(),
    );
    expect(await inTurn([...all, lead, second], (person) => round.toldOf(person, 'pair-agreed'))).toEqual([
      1, 1, 1, 1, 1, 1,
    ]);
    expect(await round.proposalOf(four)).toMatchObject({ state: 'accepted', mentorshipId: mentorship?.id });
    expect(await round.seatsTaken(lead)).toBe(4);
  });

  it('begins with those who accepted when the others let the time go by', async () => {
    const [one] = all as [Enrolled];
    await accept([one]);
    house.clock.advance(8 * DAY);
    await house.tick();
    await house.settle();
    await house.tick();
    await house.settle();
    expect((await mentorshipsOf(one))[0]?.others.map((other) => other.displayName).sort()).toEqual(['Lead', 'Second']);
  });

  it('goes on without a student who leaves; her place is free, and she reads nothing of it any more', async () => {
    const [one, two] = all as [Enrolled, Enrolled];
    // All at the same moment: the places hold, and one mentorship comes of them.
    await accept(all);
    expect([await round.seatsTaken(lead), (await mentorshipsOf(lead)).length]).toEqual([4, 1]);
    await round.leave(one);
    expect(await round.toldOf(two, 'member-left')).toBe(1);
    expect(await mentorshipsOf(one)).toEqual([]);
    expect(await mentorshipsOf(two)).toMatchObject([{ state: 'agreed' }]);
    expect((await mentorshipsOf(two))[0]?.others.map((other) => other.displayName)).not.toContain(one.name);
    expect(await round.seatsTaken(lead)).toBe(3);
    await round.leave(lead);
    expect(await mentorshipsOf(two)).toMatchObject([{ state: 'agreed' }]);
    await round.leave(second);
    expect(await mentorshipsOf(two)).toMatchObject([{ state: 'ended_early' }]);
    expect(await round.seatsTaken(lead)).toBe(0);
  });

  it('is filled up by the next run, without a minimum once it has begun', async () => {
    const [one, two, three, four] = all as [Enrolled, Enrolled, Enrolled, Enrolled];
    await accept([one, two, three]);
    house.clock.advance(8 * DAY);
    await house.tick();
    expect(await round.pairsOf(await round.runAndPublish())).toEqual([`${four.name} - Lead`]);
    await accept([four]);
    expect((await mentorshipsOf(four))[0]?.others).toHaveLength(5);
  });
});
