import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { PersonalDataHolders } from '#platform';
import { openApi } from '../../support/house.js';
import { AProgramme, type ApiHouse, MENTOR_PROFILE, STUDENT_PROFILE } from './a-programme.js';

const HOPES = {
  goals: ['first-job', 'thesis'],
  industries: ['J'],
  wishedExperience: '6-15',
  workingLanguage: 'en',
  mostImportant: 'goals',
  meetingPlace: '091',
  employer: 'Koodi Oy',
  avoidOrganisations: ['Nokia Oyj'],
};

let house: ApiHouse;
let programme: AProgramme;

beforeAll(async () => {
  house = await openApi();
  programme = await AProgramme.open(house);
});
afterAll(() => house.close());

describe('what somebody hopes for in a pair', () => {
  it('is kept as it was said, and nothing of it is needed to apply', async () => {
    const { browser } = await programme.student();
    const without = await browser.put('/api/v1/me/student-profile', STUDENT_PROFILE);
    expect(await without.json()).toMatchObject({ complete: true, mostImportant: null });
    const saved = await browser.put('/api/v1/me/student-profile', { ...STUDENT_PROFILE, ...HOPES, version: 1 });
    expect(await saved.json()).toMatchObject({ ...HOPES, complete: true });
    expect(await (await browser.get('/api/v1/me/student-profile')).json()).toMatchObject(HOPES);
  });

  it('is asked of mentors, too', async () => {
    const { browser } = await programme.student();
    expect(await (await browser.get('/api/v1/me/mentor-profile')).json()).toMatchObject({
      ...{ wishedFields: [], wishedDegree: null },
    });
    const hopes = {
      ...{ goals: ['thesis'], meetingPlace: '049', avoidOrganisations: ['Laurea'] },
      ...{ wishedFields: ['06', '10', '04'], wishedDegree: 'master' },
    };
    const saved = await browser.put('/api/v1/me/mentor-profile', { ...MENTOR_PROFILE, ...hopes });
    expect(await saved.json()).toMatchObject({ ...hopes, complete: true });
    expect(await (await browser.get('/api/v1/me/mentor-profile')).json()).toMatchObject(hopes);
    const withdrawn = { ...MENTOR_PROFILE, wishedFields: [], wishedDegree: null, version: 1 };
    const without = await browser.put('/api/v1/me/mentor-profile', withdrawn);
    expect(await without.json()).toMatchObject({ wishedFields: [], wishedDegree: null, complete: true });
  });

  it.each([
    ['more than three fields', { wishedFields: ['01', '02', '03', '04'] }, '/wishedFields'],
    ['a narrow field', { wishedFields: ['06', '061'] }, '/wishedFields/1'],
    ['a field that names none', { wishedFields: ['99'] }, '/wishedFields/0'],
    ['a field that is not listed', { wishedFields: ['03', '0'] }, '/wishedFields/1'],
    ['a field twice', { wishedFields: ['06', '06'] }, '/wishedFields/1'],
    ['a code instead of a level', { wishedDegree: '4' }, '/wishedDegree'],
  ])('is checked of a mentor: %s', async (_, answers, pointer) => {
    const { browser } = await programme.student();
    const refused = await browser.put('/api/v1/me/mentor-profile', { ...MENTOR_PROFILE, ...answers });
    expect(refused.status).toBe(400);
    expect((await refused.json()).faults).toMatchObject([{ pointer }]);
  });

  it.each([
    ['goals', ['first-job', 'fame'], '/goals/1'],
    ['industries', ['J', 'ZZ'], '/industries/1'],
    ['meetingPlace', '999', '/meetingPlace'],
    ['workingLanguage', 'fi', '/workingLanguage'],
    ['avoidOrganisations', ['Nokia', 'nokia'], '/avoidOrganisations/1'],
    ['wishedExperience', '7', '/wishedExperience'],
    ['mostImportant', 'age', '/mostImportant'],
  ])('is checked: %s', async (name, answer, pointer) => {
    const { browser } = await programme.student();
    const refused = await browser.put('/api/v1/me/student-profile', { ...STUDENT_PROFILE, [name]: answer });
    expect(refused.status).toBe(400);
    expect((await refused.json()).faults).toMatchObject([{ pointer }]);
  });

  it('goes out with a person’s own data, and goes when she is erased', async () => {
    const { browser, personId } = await programme.student();
    await browser.put('/api/v1/me/student-profile', { ...STUDENT_PROFILE, ...HOPES });
    const holder = house
      .get(PersonalDataHolders, { strict: false })
      .all()
      .find(({ lib }) => lib === 'profiles');
    expect(await holder?.exportOf(personId)).toMatchObject({
      student: [{ employer: 'Koodi Oy', avoid_organisations: ['Nokia Oyj'] }],
    });
    const wishes = { ...MENTOR_PROFILE, wishedFields: ['06'], wishedDegree: 'doctoral' };
    for (const version of [0, 1]) await browser.put('/api/v1/me/mentor-profile', { ...wishes, version });
    expect(await holder?.exportOf(personId)).toMatchObject({
      mentor: [{ wished_fields: ['06'], wished_degree: 'doctoral' }],
      history: [{ content: { wishedFields: ['06'], wishedDegree: 'doctoral' } }],
    });
    await holder?.erase(personId);
    expect(await holder?.exportOf(personId)).toEqual({ student: [], mentor: [], history: [] });
  });
});
