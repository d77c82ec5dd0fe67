import { describe, expect, it } from '@jest/globals';
import { CatalogueTexts, errorTextKey } from '#platform';
import { LANGUAGES } from '#platform/kernel';
import { CodeLists } from '#profiles';
import { scorePair } from './domain/score-pair.js';
import { mentor, student, WEIGHTS } from './domain/testing/people.js';
import { MatchingError } from './errors.js';
import { ReasonTexts } from './queries/reason-texts.js';

const texts = new CatalogueTexts(['matching']);
const reasons = new ReasonTexts(texts, new CodeLists());

const speaking = (...codes: string[]) => ({
  languages: codes.map((language, index) => ({ language, rank: index > 1 ? 3 : 5 })),
});
/** Between them these pairs come out in every way a part can. */
const PAIRS = [
  scorePair(student(), mentor(), WEIGHTS),
  scorePair(student({ wishes: ['sales'], field: '09', slots: ['weekend'] }), mentor(), WEIGHTS),
  scorePair(student({ wishes: ['sales'], field: '063', slots: ['weekend'] }), mentor(), WEIGHTS),
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
    WEIGHTS,
  ),
  scorePair(
    student({ modes: ['in_person'], ...speaking('en', 'fi', 'sv', 'de') }),
    mentor({ modes: ['in_person'], ...speaking('en', 'fi', 'sv', 'de') }),
    WEIGHTS,
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
        const read = LANGUAGES.map((language) => texts.t(language, key, { students: 1, mentors: 0 }));
        expect(new Set(read).size).toBe(3);
        expect(read.filter((text) => text.includes('{{') || key.endsWith(text))).toEqual([]);
      }
    },
  );
});
