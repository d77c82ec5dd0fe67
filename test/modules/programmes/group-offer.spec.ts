import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { type CatalogueRow, Catalogues, type CommandOutcome, requireScope, type SignedIn } from '#identity';
import { PersonalDataHolders } from '#platform';
import { type GroupOffer, Matchable, SeatLedger, SetUpMentorGroup } from '#programmes';
import { openApi } from '../../support/house.js';
import { AProgramme, type ApiHouse, CONSENT, type EnrolmentView, type Visitor } from './a-programme.js';

type Own = EnrolmentView & {
  readonly capacity: number | null;
  readonly groupOffer: GroupOffer | null;
  readonly isInGroup: boolean;
};

let house: ApiHouse;
let programme: AProgramme;
let staff: SignedIn;
let invited = 0;
beforeAll(async () => {
  house = await openApi();
});
beforeEach(async () => {
  programme = await AProgramme.open(house);
  staff = await programme.staff('programme_manager', null, programme.programmeId);
});
afterAll(() => house.close());

const TWO_TO_FOUR = { least: 2, most: 4 };

function invite(): Promise<Visitor> {
  invited += 1;
  return programme.invitedMentor(`mentor${invited}@ryhma.fi`, `Mentor ${invited}`);
}

function send(
  { browser }: Pick<Visitor, 'browser'>,
  more: object,
  role = 'mentor',
  language = 'en',
): Promise<Response> {
  const body = { ...CONSENT, role, cohortId: programme.cohortId, ...more };
  return browser.send('POST', '/api/v1/me/enrolments', body, { 'accept-language': language });
}

/** An approved mentor: staff have brought her in. */
async function aMentor(groupOffer?: GroupOffer | null): Promise<Visitor & { readonly own: Own }> {
  const mentor = await invite();
  const answer = await send(mentor, { capacity: 1, ...(groupOffer !== undefined && { groupOffer }) });
  return { ...mentor, own: (await answer.json()) as Own };
}

async function ownOf(mentor: Pick<Visitor, 'browser'>): Promise<Own | undefined> {
  return (await programme.enrolmentsOf(mentor))[0] as Own | undefined;
}

async function change(mentor: Pick<Visitor, 'browser'>, more: object): Promise<Response> {
  const { id, version } = (await ownOf(mentor)) ?? { id: '', version: 0 };
  return mentor.browser.put(`/api/v1/me/enrolments/${id}/capacity`, { capacity: 1, version, ...more });
}

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

function catalogueOf(id: string) {
  const found = house.get(Catalogues, { strict: false }).get(id);
  if (!found) throw new Error(`no ${id}`);
  return found;
}

function rows(filter: Record<string, string> = {}, actor = staff): Promise<CatalogueRow[]> {
  const scope = requireScope(actor, 'programmes.list-enrolments');
  return catalogueOf('enrolments').list(scope, { filter, offset: 0, limit: 100 });
}

function give(name: string, ids: readonly string[], actor = staff): Promise<CommandOutcome> {
  const command = catalogueOf('enrolments').commands.find((one) => one.name === name);
  if (!command) throw new Error(`no ${name}`);
  return command.execute(actor, ids, {});
}

const setUpOffered = (ids: readonly string[], actor = staff) => give('set-up-group', ids, actor);
const groupsOf = () =>
  house.database.query<{ kind: string; least: number; seats: number; mentors: number }>(
    `select g.kind, g.least, g.seats, (select count(*)::int from programmes.mentor_group_member m where m.group_id = g.id) as mentors
     from programmes.mentor_group g where g.cohort_id = $1`,
    [programme.cohortId],
  );

describe('a mentor who applies', () => {
  it('may offer a small group, reads it in her application and keeps the students she takes one to one', async () => {
    const { own, browser } = await aMentor(TWO_TO_FOUR);
    expect(own).toMatchObject({ state: 'approved', capacity: 1, groupOffer: TWO_TO_FOUR, isInGroup: false });
    expect(await ownOf({ browser })).toMatchObject({ groupOffer: TWO_TO_FOUR });
  });

  it('offers none unless she says so', async () => {
    expect([(await aMentor()).own.groupOffer, (await aMentor(null)).own.groupOffer]).toEqual([null, null]);
  });

  it('has no more seats for her offer: nobody is promised a group that is not there', async () => {
    const { own } = await aMentor(TWO_TO_FOUR);
    const mentors = await house.get(Matchable, { strict: false }).mentors(programme.cohortId);
    expect(mentors).toMatchObject([{ enrolmentId: own.id, freeSeats: 1 }]);
    expect(await groupsOf()).toEqual([]);
  });

  it.each([
    ['one student', { least: 1, most: 4 }, '/groupOffer/least', 'At least 2.'],
    ['seven students', { least: 2, most: 7 }, '/groupOffer/most', 'At most 6.'],
    ['half a student', { least: 2.5, most: 4 }, '/groupOffer/least', 'Use whole numbers.'],
    [
      'more at least than at most',
      { least: 5, most: 3 },
      '/groupOffer/most',
      'The greatest number cannot be smaller than the least.',
    ],
    ['one number only', { least: 2 }, '/groupOffer/most', 'Fill this in.'],
  ])('cannot offer %s, is told why, and nothing is sent', async (_what, groupOffer, pointer, detail) => {
    const mentor = await invite();
    const refused = await send(mentor, { groupOffer });
    expect(await refused.json()).toMatchObject({ status: 400, faults: [{ pointer, detail }] });
    expect(await ownOf(mentor)).toMatchObject({ state: 'draft', groupOffer: null });
  });

  it('reads in her own language what is wrong', async () => {
    const mentor = await invite();
    const told = async (language: string) => {
      const answer = await send(mentor, { groupOffer: { least: 5, most: 3 } }, 'mentor', language);
      return ((await answer.json()) as { faults: { detail: string }[] }).faults[0]?.detail;
    };
    expect([await told('fi'), await told('sv')]).toEqual([
      'Enimmäismäärä ei voi olla pienempi kuin vähimmäismäärä.',
      'Det högsta antalet kan inte vara mindre än det lägsta.',
    ]);
  });

  it('answers a question of staff without losing her offer, and may take it back then', async () => {
    const another = await programme.anotherCohort();
    const mentor = await invite();
    // Invited to one round, she applies to the other by herself, so that staff decide.
    const apply = (more: object) => send(mentor, { cohortId: another, ...more });
    const { id } = (await (await apply({ groupOffer: TWO_TO_FOUR })).json()) as Own;
    const askInfo = catalogueOf('enrolments').commands.find(({ name }) => name === 'ask-info');
    expect(await askInfo?.execute(staff, [id], { reason: 'When?' })).toMatchObject({ done: 1 });
    expect(await (await apply({})).json()).toMatchObject({ id, state: 'submitted', groupOffer: TWO_TO_FOUR });
    await askInfo?.execute(staff, [id], { reason: 'Where?' });
    expect(await (await apply({ groupOffer: null })).json()).toMatchObject({ id, groupOffer: null });
    expect(await codeOf(await apply({ groupOffer: TWO_TO_FOUR }))).toBe('programmes.already-enrolled');
    expect(await ownOf(mentor)).toMatchObject({ id, groupOffer: null });
  });
});

describe('a student who applies', () => {
  it('cannot offer a group and is told so; nothing is sent', async () => {
    const student = await programme.student();
    const refused = await send(student, { groupOffer: TWO_TO_FOUR }, 'student', 'sv');
    expect(await refused.json()).toMatchObject({
      status: 400,
      faults: [{ pointer: '/groupOffer', detail: 'Bara en mentor kan erbjuda en grupp.' }],
    });
    expect(await programme.enrolmentsOf(student)).toEqual([]);
  });
});

describe('the offer', () => {
  it('changes with the number of students, in one step, and is written down', async () => {
    const mentor = await aMentor();
    const changed = await change(mentor, { capacity: 2, groupOffer: { least: 3, most: 5 } });
    expect(await changed.json()).toMatchObject({ capacity: 2, groupOffer: { least: 3, most: 5 } });
    expect(await (await change(mentor, { capacity: 3 })).json()).toMatchObject({ groupOffer: { least: 3, most: 5 } });
    expect(await (await change(mentor, { groupOffer: null })).json()).toMatchObject({ capacity: 1, groupOffer: null });
    const entries = await house.database.query<{ details: object }>(
      `select details from privacy.audit_entry where subject_id = $1 and action = 'programmes.change-capacity' order by sequence`,
      [mentor.own.id],
    );
    expect(entries[0]?.details).toEqual({ capacity: 2, groupLeast: 3, groupMost: 5 });
  });

  it('changes for nobody else, not by an old page, not in a wrong size, and then the number of students stays too', async () => {
    const [mentor, stranger] = [await aMentor(TWO_TO_FOUR), await aMentor()];
    const body = { capacity: 2, groupOffer: { least: 2, most: 3 }, version: mentor.own.version };
    const path = `/api/v1/me/enrolments/${mentor.own.id}/capacity`;
    expect((await stranger.browser.put(path, body)).status).toBe(404);
    expect((await mentor.browser.put(path, { ...body, version: 77 })).status).toBe(409);
    expect((await change(mentor, { capacity: 2, groupOffer: { least: 4, most: 3 } })).status).toBe(400);
    expect(await ownOf(mentor)).toMatchObject({ capacity: 1, groupOffer: TWO_TO_FOUR });
  });

  it('does not change once staff have made a group of it, while the number of students does; nor after she has withdrawn', async () => {
    const mentor = await aMentor(TWO_TO_FOUR);
    await setUpOffered([mentor.own.id]);
    expect(await codeOf(await change(mentor, { capacity: 2, groupOffer: null }))).toBe('programmes.already-in-group');
    expect(await (await change(mentor, { capacity: 2, groupOffer: TWO_TO_FOUR })).json()).toMatchObject({
      ...{ capacity: 2, groupOffer: TWO_TO_FOUR, isInGroup: true },
    });
    const gone = await aMentor(TWO_TO_FOUR);
    await gone.browser.post(`/api/v1/me/enrolments/${gone.own.id}/withdrawal`, { version: gone.own.version });
    expect(await codeOf(await change(gone, { groupOffer: null }))).toBe('programmes.not-possible-now');
  });

  it('is in what she may take with her, and goes when she does', async () => {
    const { personId } = await aMentor(TWO_TO_FOUR);
    const holder = house
      .get(PersonalDataHolders, { strict: false })
      .all()
      .find(({ lib }) => lib === 'programmes');
    expect(await holder?.exportOf(personId)).toMatchObject({ enrolments: [{ group_least: 2, group_most: 4 }] });
    await holder?.erase(personId);
    expect(await holder?.exportOf(personId)).toMatchObject({ enrolments: [{ group_least: null, group_most: null }] });
  });

  it('is never a student’s, never half, and never out of bounds, whatever writes it', async () => {
    const { own } = await aMentor();
    const { enrolment } = await programme.applicant();
    const write = (id: string, least: number | null, most: number | null) =>
      house.database.query('update programmes.enrolment set group_least = $2, group_most = $3 where id = $1', [
        ...[id, least, most],
      ]);
    for (const [id, least, most] of [
      [enrolment.id, 2, 4],
      [own.id, 2, null],
      [own.id, null, 4],
      [own.id, 1, 4],
      [own.id, 2, 7],
      [own.id, 4, 3],
    ] as const)
      await expect(write(id, least, most)).rejects.toThrow('enrolment_group_offer');
  });
});

describe('staff', () => {
  it('read the offer in the list and find those who made one, and those who are in no group yet', async () => {
    const [offers, alone, fixed] = [await aMentor(TWO_TO_FOUR), await aMentor(), await aMentor({ least: 3, most: 3 })];
    await programme.applicant();
    const found = async (filter: Record<string, string>) => (await rows(filter)).map(({ id }) => id).sort();
    const row = async ({ own }: typeof offers) => (await rows()).find(({ id }) => id === own.id);
    expect(await row(offers)).toMatchObject({ groupOffer: '2–4', way: 'group', inGroup: false });
    expect(await row(fixed)).toMatchObject({ groupOffer: '3', way: 'group' });
    expect(await row(alone)).toMatchObject({ groupOffer: null, way: 'one-to-one' });
    expect(await found({ way: 'group' })).toEqual([offers.own.id, fixed.own.id].sort());
    expect(await found({ way: 'one-to-one' })).toEqual([alone.own.id]);
    await setUpOffered([fixed.own.id]);
    expect(await found({ way: 'group', inGroup: 'false' })).toEqual([offers.own.id]);
  });

  it('set up what several mentors offered, each a group of one mentor in her size, whose places are hers from then on', async () => {
    const [one, two] = [await aMentor(TWO_TO_FOUR), await aMentor({ least: 3, most: 6 })];
    expect(await setUpOffered([one.own.id, two.own.id])).toEqual({ done: 2, refused: [] });
    expect(await groupsOf()).toEqual(
      expect.arrayContaining([
        { kind: 'group', least: 2, seats: 4, mentors: 1 },
        { kind: 'group', least: 3, seats: 6, mentors: 1 },
      ]),
    );
    const mentors = await house.get(Matchable, { strict: false }).mentors(programme.cohortId);
    expect(mentors.map(({ freeSeats }) => freeSeats).sort()).toEqual([4, 6]);
    const entries = await house.database.query(
      `select a.details from privacy.audit_entry a join programmes.mentor_group g on g.id = a.subject_id::uuid
       where g.cohort_id = $1 and a.action = 'programmes.set-up-mentor-group' and a.actor = $2`,
      [programme.cohortId, staff.personId],
    );
    expect(entries).toHaveLength(2);
  });

  it('are told of each who cannot have a group, and why; the others get theirs', async () => {
    const [good, silent, again] = [await aMentor(TWO_TO_FOUR), await aMentor(), await aMentor(TWO_TO_FOUR)];
    await setUpOffered([again.own.id]);
    const busy = await aMentor(TWO_TO_FOUR);
    const student = (await programme.applicant()).enrolment.id;
    const seat = { mentorEnrolmentId: busy.own.id, studentEnrolmentId: student };
    await house.get(SeatLedger, { strict: false }).reserve(seat, '0190a1b2-0000-7000-8000-000000000001');
    const waiting = await invite();
    const another = await programme.anotherCohort();
    const open = (await (await send(waiting, { cohortId: another, groupOffer: TWO_TO_FOUR })).json()) as Own;
    const ids = [silent.own.id, again.own.id, busy.own.id, open.id, student, good.own.id];
    expect(await setUpOffered(ids)).toEqual({
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
    const { own } = await aMentor(TWO_TO_FOUR);
    const outcomes = await Promise.all([1, 2, 3].map(() => setUpOffered([own.id])));
    expect(outcomes.map(({ done }) => done).sort()).toEqual([0, 0, 1]);
    expect(await groupsOf()).toHaveLength(1);
  });

  it('are offered the command where it makes sense', async () => {
    const [offers, alone, grouped] = [await aMentor(TWO_TO_FOUR), await aMentor(), await aMentor(TWO_TO_FOUR)];
    await setUpOffered([grouped.own.id]);
    const command = catalogueOf('enrolments').commands.find(({ name }) => name === 'set-up-group');
    const all = await rows();
    const isOffered = ({ own }: typeof offers) => {
      const row = all.find(({ id }) => id === own.id);
      return row && command?.isOffered?.(row);
    };
    expect([isOffered(offers), isOffered(alone), isOffered(grouped)]).toEqual([true, false, false]);
  });

  it('of another programme set up nothing and learn nothing', async () => {
    const { own } = await aMentor(TWO_TO_FOUR);
    const { programmeId } = await programme.another();
    const stranger = await programme.staff('programme_manager', null, programmeId);
    expect(await setUpOffered([own.id], stranger)).toEqual({
      done: 0,
      refused: [{ id: own.id, code: 'programmes.unknown-enrolment' }],
    });
    expect(await groupsOf()).toEqual([]);
  });

  it('never find a group that nobody has set up: approval makes none', async () => {
    const mentor = await invite();
    const another = await programme.anotherCohort();
    const { id } = (await (await send(mentor, { cohortId: another, groupOffer: TWO_TO_FOUR })).json()) as Own;
    expect(await give('approve', [id])).toMatchObject({ done: 1 });
    const { total } = (await house.database.one<{ total: number }>(
      'select count(*)::int as total from programmes.mentor_group where cohort_id = $1',
      [another],
    )) ?? { total: -1 };
    expect(total).toBe(0);
  });
});

describe('a new group', () => {
  const command = () => {
    const found = catalogueOf('mentor-groups').commands.find(({ name }) => name === 'set-up');
    if (!found?.foresee) throw new Error('no set-up');
    return { execute: found.execute, foresee: found.foresee };
  };

  it('has the size that its lead offered where staff leave it open, and they read so before', async () => {
    const { own } = await aMentor({ least: 3, most: 6 });
    const input = { kind: 'group', lead: own.id };
    expect(await command().foresee(staff, input)).toEqual({ least: 3, seats: 6 });
    expect(await command().foresee(staff, { ...input, seats: '5' })).toEqual({ least: 3, seats: 5 });
    await command().execute(staff, [], { ...input, least: '2' });
    expect(await groupsOf()).toEqual([{ kind: 'group', least: 2, seats: 6, mentors: 1 }]);
  });

  it('is no larger than two mentors may lead', async () => {
    const [lead, second] = [await aMentor({ least: 3, most: 6 }), await aMentor()];
    await command().execute(staff, [], { kind: 'group', lead: lead.own.id, second: second.own.id });
    expect(await groupsOf()).toEqual([{ kind: 'group', least: 3, seats: 5, mentors: 2 }]);
  });

  it('needs a size from staff when its lead has offered none, and at a host organisation always', async () => {
    const [silent, offers] = [await aMentor(), await aMentor(TWO_TO_FOUR)];
    const refused = { faults: [{ pointer: '/input/least' }, { pointer: '/input/seats' }] };
    for (const input of [
      { kind: 'group', lead: silent.own.id },
      { kind: 'host', lead: offers.own.id },
      { kind: 'group' },
    ] as Record<string, string>[]) {
      await expect(command().foresee(staff, input)).rejects.toMatchObject(refused);
      await expect(command().execute(staff, [], input)).rejects.toMatchObject(refused);
    }
  });

  it('tells staff of another programme nothing of an offer', async () => {
    const { own } = await aMentor(TWO_TO_FOUR);
    const { programmeId } = await programme.another();
    const stranger = await programme.staff('programme_manager', null, programmeId);
    await expect(command().foresee(stranger, { kind: 'group', lead: own.id })).rejects.toThrow(
      'programmes.unknown-enrolment',
    );
  });

  it('ends, and she may offer and be set up again', async () => {
    const mentor = await aMentor(TWO_TO_FOUR);
    await setUpOffered([mentor.own.id]);
    const { id } = (await house.database.one<{ id: string }>(
      'select id from programmes.mentor_group where cohort_id = $1',
      [programme.cohortId],
    )) ?? { id: '' };
    await house.get(SetUpMentorGroup, { strict: false }).end(id, staff);
    expect((await change(mentor, { groupOffer: { least: 2, most: 5 } })).status).toBe(200);
    expect(await setUpOffered([mentor.own.id])).toMatchObject({ done: 1 });
    expect(await groupsOf()).toContainEqual({ kind: 'group', least: 2, seats: 5, mentors: 1 });
  });
});
