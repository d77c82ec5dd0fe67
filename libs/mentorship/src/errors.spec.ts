import { describe, expect, it } from '@jest/globals';
import { CatalogueTexts } from '#platform';
import { LANGUAGES } from '#platform/kernel';
import { MentorshipError } from './errors.js';

describe('what people read when a rule forbids something', () => {
  const texts = new CatalogueTexts(['mentorship']);

  it.each(Object.values(MentorshipError).map(({ code }) => code))(
    '%s has a title and a way on in three languages',
    (code) => {
      const key = `mentorship:errors.${code.replace('mentorship.', '')}`;
      for (const part of ['title', 'detail']) {
        const read = LANGUAGES.map((language) => texts.t(language, `${key}.${part}`));
        expect(new Set(read).size).toBe(3);
        expect(read.filter((text) => text.includes(part))).toEqual([]);
      }
    },
  );
});
