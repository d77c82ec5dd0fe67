import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { Matchable, SeatLedger, SetUpMentorGroup } from '#programmes';
import { openApi } from '../../support/house.js';
import type { ApiHouse } from './a-programme.js';
import { Offering, type Own, TWO_TO_FOUR } from './offering.js';

let house: ApiHouse;
let on: Offering;
beforeAll(async () => {
  house = await openApi();
});
beforeEach(async () => {
  on = await Offering.open(house);
});
afterAll(() => house.close());

describe('staff', () => {
  it('read the offer in the list and find those who made one, and those who are in no group yet', async () => {
    const [offers, alone, fixed] = [
      await on.aMentor(TWO_TO_FOUR),
      await on.aMentor(),
      await on.aMentor({ least: 3, most: 3 }),
    ];
    await on.programme.applicant();
    const found = async (filter: Record<string, string>) => (await on.rows(filter)).map(({ id }) => id).sort();
    const row = async ({ own }: typeof offers) => (await on.rows()).find(({ id }) => id === own.id);
    expect(await row(offers)).toMatchObject({ groupOffer: '2–4', way: 'group', inGroup: false });
    expect(await row(fixed)).toMatchObject({ groupOffer: '3', way: 'group' });
    expect(await row(alone)).toMatchObject({ groupOffer: null, way: 'one-to-one' });
    expect(await found({ way: 'group' })).toEqual([offers.own.id, fixed.own.id].sort());
    expect(await found({ way: 'one-to-one' })).toEqual([alone.own.id]);
    await on.setUpOffered([fixed.own.id]);
    expect(await found({ way: 'group', inGroup: 'false' })).toEqual([offers.own.id]);
  });

  it('set up what several mentors offered, each a group of one mentor in her size, whose places are hers from then on', async () => {
    const [one, two] = [await on.aMentor(TWO_TO_FOUR), await on.aMentor({ least: 3, most: 6 })];
    expect(await on.setUpOffered([one.own.id, two.own.id])).toEqual({ done: 2, refused: [] });
    expect(await on.groups()).toEqual(
      expect.arrayContaining([
        { kind: 'group', least: 2, seats: 4, mentors: 1 },
        { kind: 'group', least: 3, seats: 6, mentors: 1 },
      ]),
    );
    const mentors = await house.get(Matchable, { strict: false }).mentors(on.programme.cohortId);
    expect(mentors.map(({ freeSeats }) => freeSeats).sort()).toEqual([4, 6]);
    const entries = await house.database.query(
      `select a.details from privacy.audit_entry a join programmes.mentor_group g on g.id = a.subject_id::uuid
       where g.cohort_id = $1 and a.action = 'programmes.set-up-mentor-group' and a.actor = $2`,
      [on.programme.cohortId, on.staff.personId],
    );
    expect(entries).toHaveLength(2);
  });

  it('are told of each who cannot have a group, and why; the others get theirs', async () => {
    const [good, silent, again] = [await on.aMentor(TWO_TO_FOUR), await on.aMentor(), await on.aMentor(TWO_TO_FOUR)];
    await on.setUpOffered([again.own.id]);
    const busy = await on.aMentor(TWO_TO_FOUR);
    const student = (await on.programme.applicant()).enrolment.id;
    const seat = { mentorEnrolmentId: busy.own.id, studentEnrolmentId: student };
    await house.get(SeatLedger, { strict: false }).reserve(seat, '0190a1b2-0000-7000-8000-000000000001');
    const waiting = await on.invite();
    const another = await on.programme.anotherCohort();
    const open = (await (await on.send(waiting, { cohortId: another, groupOffer: TWO_TO_FOUR })).json()) as Own;
    const ids = [silent.own.id, again.own.id, busy.own.id, open.id, student, good.own.id];
    expect(await on.setUpOffered(ids)).toEqual({
      done: 1,
      refused: [
        { id: silent.own.id, code: 'programmes.group-not-offered' },
        { id: again.own.id, code: 'programmes.already-in-group' },
        { id: busy.own.id, code: 'programmes.mentor-not-free' },
        { id: open.id, code: 'programmes.mentor-not-approved' },
        { id: student, code: 'programmes.group-not-offered' },
      ],
    });
  });

  it('set up one group, however many of them press at the same time', async () => {
    const { own } = await on.aMentor(TWO_TO_FOUR);
    const outcomes = await Promise.all([1, 2, 3].map(() => on.setUpOffered([own.id])));
    expect(outcomes.map(({ done }) => done).sort()).toEqual([0, 0, 1]);
    expect(await on.groups()).toHaveLength(1);
  });

  it('are offered the command where it makes sense', async () => {
    const [offers, alone, grouped] = [await on.aMentor(TWO_TO_FOUR), await on.aMentor(), await on.aMentor(TWO_TO_FOUR)];
    await on.setUpOffered([grouped.own.id]);
    const command = on.catalogueOf('enrolments').commands.find(({ name }) => name === 'set-up-group');
    const all = await on.rows();
    const isOffered = ({ own }: typeof offers) => {
      const row = all.find(({ id }) => id === own.id);
      return row && command?.isOffered?.(row);
    };
    expect([isOffered(offers), isOffered(alone), isOffered(grouped)]).toEqual([true, false, false]);
  });

  it('of another programme set up nothing and learn nothing', async () => {
    const { own } = await on.aMentor(TWO_TO_FOUR);
    const { programmeId } = await on.programme.another();
    const stranger = await on.programme.staff('programme_manager', null, programmeId);
    expect(await on.setUpOffered([own.id], stranger)).toEqual({
      done: 0,
      refused: [{ id: own.id, code: 'programmes.unknown-enrolment' }],
    });
    expect(await on.groups()).toEqual([]);
  });

  it('never find a group that nobody has set up: approval makes none', async () => {
    const mentor = await on.invite();
    const another = await on.programme.anotherCohort();
    const { id } = (await (await on.send(mentor, { cohortId: another, groupOffer: TWO_TO_FOUR })).json()) as Own;
    expect(await on.give('approve', [id])).toMatchObject({ done: 1 });
    const { total } = (await house.database.one<{ total: number }>(
      'select count(*)::int as total from programmes.mentor_group where cohort_id = $1',
      [another],
    )) ?? { total: -1 };
    expect(total).toBe(0);
  });
});

describe('a new group', () => {
  const command = () => {
    const found = on.catalogueOf('mentor-groups').commands.find(({ name }) => name === 'set-up');
    if (!found?.foresee) throw new Error('no set-up');
    return { execute: found.execute, foresee: found.foresee };
  };

  it('has the size that its lead offered where staff leave it open, and they read so before', async () => {
    const { own } = await on.aMentor({ least: 3, most: 6 });
    const input = { kind: 'group', lead: own.id };
    expect(await command().foresee(on.staff, input)).toEqual({ least: 3, seats: 6 });
    expect(await command().foresee(on.staff, { ...input, seats: '5' })).toEqual({ least: 3, seats: 5 });
    await command().execute(on.staff, [], { ...input, least: '2' });
    expect(await on.groups()).toEqual([{ kind: 'group', least: 2, seats: 6, mentors: 1 }]);
  });

  it('is no larger than two mentors may lead', async () => {
    const [lead, second] = [await on.aMentor({ least: 3, most: 6 }), await on.aMentor()];
    await command().execute(on.staff, [], { kind: 'group', lead: lead.own.id, second: second.own.id });
    expect(await on.groups()).toEqual([{ kind: 'group', least: 3, seats: 5, mentors: 2 }]);
  });

  it('needs a size from staff when its lead has offered none, and at a host organisation always', async () => {
    const [silent, offers] = [await on.aMentor(), await on.aMentor(TWO_TO_FOUR)];
    const refused = { faults: [{ pointer: '/input/least' }, { pointer: '/input/seats' }] };
    for (const input of [
      { kind: 'group', lead: silent.own.id },
      { kind: 'host', lead: offers.own.id },
      { kind: 'group' },
    ] as Record<string, string>[]) {
      await expect(command().foresee(on.staff, input)).rejects.toMatchObject(refused);
      await expect(command().execute(on.staff, [], input)).rejects.toMatchObject(refused);
    }
  });

  it('tells staff of another programme nothing of an offer', async () => {
    const { own } = await on.aMentor(TWO_TO_FOUR);
    const { programmeId } = await on.programme.another();
    const stranger = await on.programme.staff('programme_manager', null, programmeId);
    await expect(command().foresee(stranger, { kind: 'group', lead: own.id })).rejects.toThrow(
      'programmes.unknown-enrolment',
    );
  });

  it('ends, and she may offer and be set up again', async () => {
    const mentor = await on.aMentor(TWO_TO_FOUR);
    await on.setUpOffered([mentor.own.id]);
    const { id } = (await house.database.one<{ id: string }>(
      'select id from programmes.mentor_group where cohort_id = $1',
      [on.programme.cohortId],
    )) ?? { id: '' };
    await house.get(SetUpMentorGroup, { strict: false }).end(id, on.staff);
    expect((await on.change(mentor, { groupOffer: { least: 2, most: 5 } })).status).toBe(200);
    expect(await on.setUpOffered([mentor.own.id])).toMatchObject({ done: 1 });
    expect(await on.groups()).toContainEqual({ kind: 'group', least: 2, seats: 5, mentors: 1 });
  });
});
