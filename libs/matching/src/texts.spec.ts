import { readFileSync } from 'node:fs';
import { describe, expect, it } from '@jest/globals';
import { CatalogueTexts, errorTextKey } from '#platform';
import { LANGUAGES } from '#platform/kernel';
import { CodeLists } from '#profiles';
import { reasonsFor } from './domain/reasons.js';
import { scorePair } from './domain/score-pair.js';
import { mentor, RULES, student } from './domain/testing/people.js';
import { MatchingError } from './errors.js';
import { ReasonTexts } from './queries/reason-texts.js';

const texts = new CatalogueTexts(['matching']);
const reasons = new ReasonTexts(texts, new CodeLists());

const speaking = (...codes: string[]) => ({
  languages: codes.map((language, index) => ({ language, rank: index > 1 ? 3 : 5 })),
});
const HOPES = { goals: ['thesis'], industries: ['J'], modes: ['in_person'], place: '01091' };
const OFFERS = { goals: ['thesis'], industry: 'J', modes: ['in_person'] };
const NOTHING = { wishes: ['sales'], field: '99', slots: [] };
const WITHOUT_TIMES = { ...RULES, soft: { ...RULES.soft, availability: { ...RULES.soft.availability, points: 0 } } };
const { reasons: written } = JSON.parse(readFileSync(new URL('./i18n/en.json', import.meta.url), 'utf8')) as {
  reasons: Record<string, Record<string, unknown>>;
};
/** Between them these pairs come out in every way a part can. */
const PAIRS = [
  scorePair(student(), mentor(), RULES),
  scorePair(student({ wishes: ['sales'], field: '09', slots: ['weekend'] }), mentor(), RULES),
  scorePair(student({ wishes: ['sales'], field: '063', slots: ['weekend'] }), mentor(), RULES),
  scorePair(
    student({
      wishes: ['sales', 'data'],
      slots: ['fri-day', 'mon-day'],
      modes: ['remote', 'in_person'],
      ...speaking('en', 'fi', 'sv'),
    }),
    mentor({
      offers: ['sales', 'data'],
      slots: ['mon-day', 'fri-day'],
      modes: ['remote', 'in_person'],
      ...speaking('en', 'fi', 'sv'),
    }),
    RULES,
  ),
  scorePair(
    student({ modes: ['in_person'], ...speaking('en', 'fi', 'sv', 'de') }),
    mentor({ modes: ['in_person'], ...speaking('en', 'fi', 'sv', 'de') }),
    RULES,
  ),
  ...(['wishes', 'field', 'industry', 'goals', 'language', 'place-time'] as const).map((mostImportant) =>
    scorePair(
      student({ ...HOPES, mostImportant, workingLanguage: 'en', waitedRounds: 1 }),
      mentor({ ...OFFERS, place: mostImportant === 'field' ? '01049' : '01091' }),
      RULES,
    ),
  ),
  ...(['0-5', '6-15', '16+'] as const).map((band) =>
    scorePair(
      student({ ...NOTHING, goals: ['thesis', 'first-job'], wishedExperience: band }),
      mentor({ goals: ['thesis', 'first-job'], experience: band }),
      RULES,
    ),
  ),
  ...['01091', '01049'].map((place) =>
    scorePair(
      student({ ...NOTHING, modes: ['in_person'], workingLanguage: 'en', waitedRounds: 1, place: '01091' }),
      mentor({ modes: ['in_person'], place }),
      RULES,
    ),
  ),
  ...(['bachelor', 'master', 'doctoral'] as const).map((degree) =>
    scorePair(
      student({ ...NOTHING, field: '061', degree }),
      mentor({ field: '99', wishedFields: ['06'], wishedDegree: degree }),
      RULES,
    ),
  ),
  scorePair(student({ ...NOTHING, wishes: [] }), mentor(), RULES),
  // What does not fit is said where there is little else to say.
  ...[{ wishes: ['sales'] }, { goals: ['thesis'] }, { industries: ['J'] }].map((open) =>
    scorePair(
      student({ ...NOTHING, wishes: [], ...open }),
      mentor({ goals: ['first-job'], industry: 'K' }),
      WITHOUT_TIMES,
    ),
  ),
];

describe('why two people were proposed to each other', () => {
  it.each(LANGUAGES)('is said in whole sentences in %s, to both and to staff', (language) => {
    for (const { parts } of PAIRS)
      for (const reader of ['student', 'mentor', 'staff'] as const)
        for (const { text } of reasons.of(parts, reader, language)) {
          expect(text).toMatch(/^\p{Lu}.*\.$/u);
          expect(text).not.toMatch(/reasons\.|slots\.|\{\{|undefined/);
        }
  });

  it('has a sentence for every way in which a part can hold, and for gaps', () => {
    const said = PAIRS.flatMap(({ parts }) => reasonsFor(parts, 'staff').map(({ key }) => key.replace(/\.staff$/, '')));
    const keys = Object.entries(written).flatMap(([part, outcomes]) =>
      Object.keys(outcomes).map((outcome) => `${part}.${outcome}`),
    );
    expect(keys.filter((key) => !said.includes(key))).toEqual([]);
  });

  it('names the field and the degree that a mentor wishes for', () => {
    const { parts } = scorePair(
      student({ degree: 'master' }),
      mentor({ wishedFields: ['06'], wishedDegree: 'master' }),
      RULES,
    );
    const said = (['student', 'mentor', 'staff'] as const).map((reader) => reasons.of(parts, reader, 'en'));
    const found = 'Information and Communication Technologies (ICT) and master’s degree.';
    const textOf = (at: number) => said[at]?.find(({ text }) => text.endsWith(found));
    expect(textOf(0)).toEqual({
      uses: '/field',
      text: `The mentor hopes for a student with studies like yours: ${found}`,
    });
    expect(textOf(1)).toEqual({
      uses: '/wishedFields',
      text: `The student has the studies that you wished for: ${found}`,
    });
    expect(textOf(2)?.text).toBe(`The student has the studies that the mentor wishes for: ${found}`);
  });

  it.each(LANGUAGES)(
    'never tells a student in %s that the mentor wished for another, however little else there is',
    (language) => {
      const [bare, other] = [student({ ...NOTHING, field: '061', wishes: [] }), mentor({ field: '99' })];
      const texts = (wishes: Parameters<typeof mentor>[0], reader: 'student' | 'mentor' | 'staff') =>
        reasons.of(scorePair(bare, { ...other, ...wishes }, WITHOUT_TIMES).parts, reader, language);
      const unmet = { wishedFields: ['04'], wishedDegree: 'doctoral' } as const;
      for (const reader of ['student', 'mentor', 'staff'] as const)
        expect(texts(unmet, reader)).toEqual(texts({}, reader));
      // Of a wish that is half met she reads the half that is.
      const half = texts({ wishedFields: ['06'], wishedDegree: 'doctoral' }, 'student');
      expect(half).toContainEqual(texts({ wishedFields: ['06'] }, 'student').find(({ uses }) => uses === '/field'));
    },
  );

  it('names half days in the order of the week', () => {
    const said = reasons.of(PAIRS[3]?.parts ?? [], 'student', 'en').map((reason) => reason.text);
    expect(said).toContain('Times that suit you both: Monday daytime and Friday daytime.');
  });
});

describe('what people read when a rule forbids something', () => {
  it.each(Object.values(MatchingError).map(({ code }) => code))(
    '%s has a title and a way on in three languages',
    (code) => {
      for (const part of ['title', 'detail']) {
        const key = `${errorTextKey(code)}.${part}`;
        const read = LANGUAGES.map((language) =>
          texts.t(language, key, { students: 1, mentors: 0, sum: 990, full: 1000, allowed: 3 }),
        );
        expect(new Set(read).size).toBe(3);
        expect(read.filter((text) => text.includes('{{') || key.endsWith(text))).toEqual([]);
      }
    },
  );
});
