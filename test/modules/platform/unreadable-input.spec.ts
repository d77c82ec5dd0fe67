import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { asDomainError } from '#platform';
import { Browser } from '../../support/browser.js';
import { openApi } from '../../support/house.js';
import { aPerson, signInWith } from '../../support/people.js';
import { UNSAID_BY_STUDENT } from '../../support/unsaid.js';

let house: Awaited<ReturnType<typeof openApi>>;
beforeAll(async () => {
  house = await openApi();
});
afterAll(() => house.close());

const LOOK_AGAIN = { fi: 'tiedoista', sv: 'uppgifter', en: 'information' };
const PROFILE = {
  ...UNSAID_BY_STUDENT,
  field: '06',
  languages: [{ language: 'en', level: 'C1' }],
  slots: [],
  modes: ['remote'],
  degreeType: '1',
  degreeProgramme: '',
  graduationYear: null,
  skills: [],
  wishes: ['interviews'],
  wishText: '',
  birthYear: null,
  citizenshipGroup: null,
  municipality: null,
  version: 0,
};

interface Told {
  readonly code: string;
  readonly title: string;
}

async function told(answer: Response): Promise<Told> {
  expect(answer.headers.get('content-type')).toMatch(/^application\/problem\+json/);
  return (await answer.json()) as Told;
}

describe('a zero character', () => {
  it.each([
    ['in a query', '/api/v1/events?q=%00'],
    ['in another', '/api/v1/directory?need=a%00b'],
    ['in the name of one', '/api/v1/events?%00=a'],
    ['in a path', '/api/v1/code-lists/topics%00'],
    ['in a search of the console', '/admin/api/resources/persons/actions/search/a%00'],
    ['where nothing is', '/api/nothing?a=%00'],
  ])('is refused in the reader’s language: %s', async (_where, path) => {
    for (const [language, word] of Object.entries(LOOK_AGAIN)) {
      const answer = await new Browser(house, undefined, language).get(path);
      expect([path, answer.status]).toEqual([path, 400]);
      const { code, title } = await told(answer);
      expect([code, title.toLowerCase()]).toEqual(['platform.invalid-input', expect.stringContaining(word)]);
    }
  });

  it('in a body is refused, and nothing is saved', async () => {
    const browser = await signInWith(house, (await aPerson(house)).address);
    const answer = await browser.put('/api/v1/me/student-profile', { ...PROFILE, wishText: 'a\u0000b' });
    expect([answer.status, (await told(answer)).code]).toEqual([400, 'platform.invalid-input']);
    const saved = await browser.put('/api/v1/me/student-profile', PROFILE);
    expect(await saved.json()).toMatchObject({ version: 1 });
  });
});

describe('what the database cannot take', () => {
  const codeFor = (sql: string) =>
    house.database.query(sql).then(
      () => 'taken',
      (error: unknown) => asDomainError(error).code,
    );

  it.each([
    ['an id that is none', `select 'maija'::uuid`],
    ['a number beyond all numbers', `select '99999999999999999999'::int`],
    ['a day that is none', `select '2026-02-30'::date`],
  ])('is the input’s fault: %s', async (_what, sql) => {
    expect(await codeFor(sql)).toBe('platform.invalid-input');
  });

  it('for a reason of ours is not', async () => {
    expect(await codeFor('select 1 / 0')).toBe('platform.unexpected');
    expect(await codeFor('select * from nothing')).toBe('platform.unexpected');
  });
});

describe('a code list', () => {
  it.each(['constructor', 'toString', '__proto__', 'hasOwnProperty', 'no-such-list'])(
    'that is none is not found: %s',
    async (id) => {
      const answer = await new Browser(house).get(`/api/v1/code-lists/${id}`);
      expect([answer.status, (await told(answer)).code]).toEqual([404, 'profiles.unknown-list']);
    },
  );
});
