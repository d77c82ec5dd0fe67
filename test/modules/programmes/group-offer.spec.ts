import { afterAll, beforeAll, beforeEach, describe, expect, it } from '@jest/globals';
import { PersonalDataHolders } from '#platform';
import { Matchable } from '#programmes';
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

const codeOf = async (answer: Response) => ((await answer.json()) as { code: string }).code;

describe('a mentor who applies', () => {
  it('may offer a small group, reads it in her application and keeps the students she takes one to one', async () => {
    const { own, browser } = await on.aMentor(TWO_TO_FOUR);
    expect(own).toMatchObject({ state: 'approved', capacity: 1, groupOffer: TWO_TO_FOUR, isInGroup: false });
    expect(await on.ownOf({ browser })).toMatchObject({ groupOffer: TWO_TO_FOUR });
  });

  it('offers none unless she says so', async () => {
    expect([(await on.aMentor()).own.groupOffer, (await on.aMentor(null)).own.groupOffer]).toEqual([null, null]);
  });

  it('has no more seats for her offer: nobody is promised a group that is not there', async () => {
    const { own } = await on.aMentor(TWO_TO_FOUR);
    const mentors = await house.get(Matchable, { strict: false }).mentors(on.programme.cohortId);
    expect(mentors).toMatchObject([{ enrolmentId: own.id, freeSeats: 1 }]);
    expect(await on.groups()).toEqual([]);
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
    const mentor = await on.invite();
    const refused = await on.send(mentor, { groupOffer });
    expect(await refused.json()).toMatchObject({ status: 400, faults: [{ pointer, detail }] });
    expect(await on.ownOf(mentor)).toMatchObject({ state: 'draft', groupOffer: null });
  });

  it('reads in her own language what is wrong', async () => {
    const mentor = await on.invite();
    const told = async (language: string) => {
      const answer = await on.send(mentor, { groupOffer: { least: 5, most: 3 } }, 'mentor', language);
      return ((await answer.json()) as { faults: { detail: string }[] }).faults[0]?.detail;
    };
    expect([await told('fi'), await told('sv')]).toEqual([
      'Enimmäismäärä ei voi olla pienempi kuin vähimmäismäärä.',
      'Det högsta antalet kan inte vara mindre än det lägsta.',
    ]);
  });

  it('answers a question of staff without losing her offer, and may take it back then', async () => {
    const another = await on.programme.anotherCohort();
    const mentor = await on.invite();
    // Invited to one round, she applies to the other by herself, so that staff decide.
    const apply = (more: object) => on.send(mentor, { cohortId: another, ...more });
    const { id } = (await (await apply({ groupOffer: TWO_TO_FOUR })).json()) as Own;
    const askInfo = on.catalogueOf('enrolments').commands.find(({ name }) => name === 'ask-info');
    expect(await askInfo?.execute(on.staff, [id], { reason: 'When?' })).toMatchObject({ done: 1 });
    expect(await (await apply({})).json()).toMatchObject({ id, state: 'submitted', groupOffer: TWO_TO_FOUR });
    await askInfo?.execute(on.staff, [id], { reason: 'Where?' });
    expect(await (await apply({ groupOffer: null })).json()).toMatchObject({ id, groupOffer: null });
    expect(await codeOf(await apply({ groupOffer: TWO_TO_FOUR }))).toBe('programmes.already-enrolled');
    expect(await on.ownOf(mentor)).toMatchObject({ id, groupOffer: null });
  });
});

describe('a student who applies', () => {
  it('cannot offer a group and is told so; nothing is sent', async () => {
    const student = await on.programme.student();
    const refused = await on.send(student, { groupOffer: TWO_TO_FOUR }, 'student', 'sv');
    expect(await refused.json()).toMatchObject({
      status: 400,
      faults: [{ pointer: '/groupOffer', detail: 'Bara en mentor kan erbjuda en grupp.' }],
    });
    expect(await on.programme.enrolmentsOf(student)).toEqual([]);
  });
});

describe('the offer', () => {
  it('changes with the number of students, in one step, and is written down', async () => {
    const mentor = await on.aMentor();
    const changed = await on.change(mentor, { capacity: 2, groupOffer: { least: 3, most: 5 } });
    expect(await changed.json()).toMatchObject({ capacity: 2, groupOffer: { least: 3, most: 5 } });
    expect(await (await on.change(mentor, { capacity: 3 })).json()).toMatchObject({
      groupOffer: { least: 3, most: 5 },
    });
    expect(await (await on.change(mentor, { groupOffer: null })).json()).toMatchObject({
      capacity: 1,
      groupOffer: null,
    });
    const entries = await house.database.query<{ details: object }>(
      `select details from privacy.audit_entry where subject_id = $1 and action = 'programmes.change-capacity' order by sequence`,
      [mentor.own.id],
    );
    expect(entries[0]?.details).toEqual({ capacity: 2, groupLeast: 3, groupMost: 5 });
  });

  it('changes for nobody else, not by an old page, not in a wrong size, and then the number of students stays too', async () => {
    const [mentor, stranger] = [await on.aMentor(TWO_TO_FOUR), await on.aMentor()];
    const body = { capacity: 2, groupOffer: { least: 2, most: 3 }, version: mentor.own.version };
    const path = `/api/v1/me/enrolments/${mentor.own.id}/capacity`;
    expect((await stranger.browser.put(path, body)).status).toBe(404);
    expect((await mentor.browser.put(path, { ...body, version: 77 })).status).toBe(409);
    expect((await on.change(mentor, { capacity: 2, groupOffer: { least: 4, most: 3 } })).status).toBe(400);
    expect(await on.ownOf(mentor)).toMatchObject({ capacity: 1, groupOffer: TWO_TO_FOUR });
  });

  it('does not change once staff have made a group of it, while the number of students does; nor after she has withdrawn', async () => {
    const mentor = await on.aMentor(TWO_TO_FOUR);
    await on.setUpOffered([mentor.own.id]);
    expect(await codeOf(await on.change(mentor, { capacity: 2, groupOffer: null }))).toBe(
      'programmes.already-in-group',
    );
    expect(await (await on.change(mentor, { capacity: 2, groupOffer: TWO_TO_FOUR })).json()).toMatchObject({
      ...{ capacity: 2, groupOffer: TWO_TO_FOUR, isInGroup: true },
    });
    const gone = await on.aMentor(TWO_TO_FOUR);
    await gone.browser.post(`/api/v1/me/enrolments/${gone.own.id}/withdrawal`, { version: gone.own.version });
    expect(await codeOf(await on.change(gone, { groupOffer: null }))).toBe('programmes.not-possible-now');
  });

  it('is in what she may take with her, and goes when she does', async () => {
    const { personId } = await on.aMentor(TWO_TO_FOUR);
    const holder = house
      .get(PersonalDataHolders, { strict: false })
      .all()
      .find(({ lib }) => lib === 'programmes');
    expect(await holder?.exportOf(personId)).toMatchObject({ enrolments: [{ group_least: 2, group_most: 4 }] });
    await holder?.erase(personId);
    expect(await holder?.exportOf(personId)).toMatchObject({ enrolments: [{ group_least: null, group_most: null }] });
  });

  it('is never a student’s, never half, and never out of bounds, whatever writes it', async () => {
    const { own } = await on.aMentor();
    const { enrolment } = await on.programme.applicant();
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
