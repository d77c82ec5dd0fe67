import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { type CatalogueQuery, Catalogues, type Scope } from '#identity';
import { AnswerMeeting, LogMeeting, MyMentorships } from '#mentorship';
import { localDate } from '#platform/kernel';
import { openHouse, type TestHouse } from '../../support/house.js';
import { type Grant, type Pair, Round } from './a-round.js';

let house: TestHouse;
let round: Round;
let second: Awaited<ReturnType<Round['anotherProgramme']>>;
/** In the first programme: one pair of Metropolia's, one of Laurea's, and a group of both. In the second: one of Laurea's. */
let metropolias: Pair;
let laureas: Pair;
let group: Pair;
let elsewhere: Pair;

beforeAll(async () => {
  house = await openHouse();
  round = await Round.open(house);
  second = await round.anotherProgramme();
  metropolias = await round.pairOf(await round.mentor('Mentor A'), await round.student('Metropolia Mia'));
  laureas = await round.pairOf(await round.mentor('Mentor B'), await round.student('Laurea Lea', round.laurea));
  group = await round.pairOf(await round.mentor('Mentor C'), await round.student('Group Gun', round.metropolia));
  const guest = await round.student('Guest Olli', round.laurea);
  // No door makes groups yet.
  await house.database.query(
    `insert into mentorship.member (mentorship_id, person_id, role, enrolment_id, home_organisation_id) values ($1, $2, 'student', $3, $4)`,
    [group.id, guest.personId, guest.enrolmentId, guest.home],
  );
  const mentor = await round.mentor('Mentor D', 1, second);
  elsewhere = await round.pairOf(mentor, await round.student('Laurea Elsa', round.laurea, second), second);
});
afterAll(() => house.close());

const QUERY: CatalogueQuery = { filter: {}, sort: { field: 'students', direction: 'asc' }, offset: 0, limit: 50 };

function catalogue() {
  const found = house.get(Catalogues, { strict: false }).get('mentorships');
  if (!found) throw new Error('There is no catalogue of mentorships');
  return found;
}
const scopeOf = (grants: Grant | Grant[]) => round.scopeOf(grants, 'mentorship.list-mentorships');
const list = (scope: Scope, query: Partial<CatalogueQuery> = {}) => catalogue().list(scope, { ...QUERY, ...query });
const ids = async (scope: Scope) => (await list(scope)).map((row) => row.id).sort();
const of = (...pairs: Pair[]) => pairs.map((pair) => pair.id).sort();

describe('the list of mentorships', () => {
  it('shows a programme manager everything of the programme, with names', async () => {
    const scope = await scopeOf({ role: 'programme_manager', programmeId: round.first.programmeId });
    expect(await ids(scope)).toEqual(of(metropolias, laureas, group));
    expect(await catalogue().get(scope, group.id)).toMatchObject({
      students: 'Group Gun, Guest Olli',
      mentors: 'Mentor C',
      otherStudents: 0,
      home: [{ en: 'Laurea' }, { en: 'Metropolia' }],
      cohort: { en: 'Round 2026' },
    });
    expect(await ids(await scopeOf({ role: 'programme_manager' }))).toEqual(of(metropolias, laureas, group, elsewhere));
  });

  it('shows a coordinator the mentorships with a student of the own university and no other', async () => {
    const metropolia = await scopeOf({ role: 'university_coordinator', organisationId: round.metropolia });
    expect(await ids(metropolia)).toEqual(of(metropolias, group));
    expect(await catalogue().count(metropolia, {})).toBe(2);
    for (const hidden of [laureas, elsewhere]) expect(await catalogue().get(metropolia, hidden.id)).toBeUndefined();
    const laurea = await scopeOf({ role: 'university_coordinator', organisationId: round.laurea });
    expect(await ids(laurea)).toEqual(of(laureas, group, elsewhere));
  });

  it("shows other universities' students in a group as a number only, whoever is looked for", async () => {
    const scope = await scopeOf({ role: 'university_coordinator', organisationId: round.metropolia });
    const row = await catalogue().get(scope, group.id);
    expect(row).toMatchObject({
      students: 'Group Gun',
      otherStudents: 1,
      home: [{ en: 'Metropolia' }],
      mentors: 'Mentor C',
    });
    expect(catalogue().personsIn(row ? [row] : []).length).toBe(2);
    expect(JSON.stringify(row)).not.toContain('Olli');
    expect(await list(scope, { filter: { students: 'olli' } })).toEqual([]);
    expect(await list(scope, { filter: { home: 'laurea' } })).toEqual([]);
    expect(await catalogue().count(scope, { students: 'gun' })).toBe(1);
  });

  it('does not let two grants cross: one university in one programme, the other in the other', async () => {
    const scope = await scopeOf([
      { role: 'university_coordinator', organisationId: round.laurea, programmeId: round.first.programmeId },
      { role: 'university_coordinator', organisationId: round.metropolia, programmeId: second.programmeId },
    ]);
    expect(await ids(scope)).toEqual(of(laureas, group));
    expect(await catalogue().get(scope, group.id)).toMatchObject({ students: 'Guest Olli', otherStudents: 1 });
    for (const hidden of [metropolias, elsewhere]) expect(await catalogue().get(scope, hidden.id)).toBeUndefined();
    expect(await catalogue().count(scope, {})).toBe(2);
  });

  it('counts the meetings that count, and finds, sorts and pages', async () => {
    const heldOn = localDate(house.clock.now());
    const command = { mentorshipId: laureas.id, heldOn, mode: 'remote' } as const;
    for (const minutes of [30, 40]) await house.get(LogMeeting).execute({ ...command, minutes }, laureas.student);
    const [meeting] = (await house.get(MyMentorships).get(laureas.mentor.personId, laureas.id)).meetings;
    const { id: meetingId, version } = meeting ?? { id: '', version: 0 };
    await house
      .get(AnswerMeeting)
      .execute({ mentorshipId: laureas.id, meetingId, answer: 'confirm', version }, laureas.mentor);
    const scope = await scopeOf({ role: 'programme_manager' });
    const row = await catalogue().get(scope, laureas.id);
    expect(row).toMatchObject({
      state: 'active',
      meetings: 1,
      lastMeeting: heldOn,
      startedOn: heldOn,
      endsOn: '2026-12-31',
    });
    expect((await list(scope, { filter: { state: 'active' } })).map((one) => one.id)).toEqual([laureas.id]);
    const names = (await list(scope, { limit: 2, offset: 1 })).map((one) => one.students);
    expect(names).toEqual(['Laurea Elsa', 'Laurea Lea']);
    expect(await list(scope, { filter: { students: '%' } })).toEqual([]);
  });
});
