import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';
import { CatalogueTexts, errorTextKey, readCatalogue } from '#platform';
import { type ErrorDefinition, LANGUAGES } from '#platform/kernel';
import { HOUSE } from '../../../apps/house.js';

const LIBS = HOUSE.filter((lib) => lib.texts).map((lib) => lib.name);
const texts = new CatalogueTexts(LIBS);

/** Every errors.ts of the house: also of libs that grow after this test. */
const errorFiles = readdirSync('libs', { recursive: true, encoding: 'utf8' }).filter((file) =>
  /^[^/]+\/src\/.*errors\.ts$/.test(file),
);

async function errorsOf(file: string): Promise<ErrorDefinition[]> {
  const module = (await import(join(process.cwd(), 'libs', file))) as Record<string, Record<string, ErrorDefinition>>;
  return Object.values(module)
    .flatMap((errors) => Object.values(errors))
    .filter((error) => typeof error?.code === 'string');
}

/** `a.b.c` -> text, of a catalogue. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries((value ?? {}) as object).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key));
}

/** The singular may say "one" instead of the number. */
function parameters(key: string, text: string): string[] {
  const names = [...text.matchAll(/\{\{\s*(\w+)\s*\}\}/g)].map(([, name = '']) => name);
  return names.filter((name) => !(key.endsWith('_one') && name === 'count')).sort();
}

describe('the errors of the house', () => {
  it.each(errorFiles)('have a title and a detail in three languages: %s', async (file) => {
    const errors = await errorsOf(file);
    expect(errors.length).toBeGreaterThan(0);
    const lib = file.split('/')[0] ?? '';
    for (const { code } of errors) {
      expect(code).toMatch(new RegExp(`^${lib}\\.[a-z]+(-[a-z]+)*$`));
      for (const language of LANGUAGES) {
        const found = new Map(flat(readCatalogue(lib, language)));
        for (const part of ['title', 'detail']) {
          const key = `${errorTextKey(code)}.${part}`;
          const path = key.slice(lib.length + 1);
          expect({ key, language, text: found.get(path) ?? found.get(`${path}_other`) }).toEqual({
            key,
            language,
            text: expect.stringMatching(/^\S.{3,}/),
          });
        }
      }
    }
  });

  it('are found where they are', () => {
    expect(errorFiles.length).toBeGreaterThanOrEqual(3);
  });
});

describe('the texts of the house', () => {
  it.each(LIBS)('say the same things in three languages with the same parameters: %s', (lib) => {
    const english = new Map(flat(readCatalogue(lib, 'en')));
    expect(english.size).toBeGreaterThan(0);
    for (const language of LANGUAGES) {
      const other = new Map(flat(readCatalogue(lib, language)));
      expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [key, text] of other) {
        expect({ language, key, parameters: parameters(key, text) }).toEqual({
          language,
          key,
          parameters: parameters(key, english.get(key) ?? ''),
        });
      }
    }
  });

  it.each(LIBS)('that count say it for one and for many: %s', (lib) => {
    for (const language of LANGUAGES) {
      const found = new Map(flat(readCatalogue(lib, language)));
      const counting = [...found].filter(([, text]) => /\{\{count\}\} \p{L}/u.test(text)).map(([key]) => key);
      // Both end the same way in every language of the house: CLDR knows "one" and "other" in English, Finnish and Swedish.
      const lonely = counting.filter(
        (key) =>
          !/_(one|other)$/.test(key) ||
          !found.has(key.replace(/_(one|other)$/, key.endsWith('_one') ? '_other' : '_one')),
      );
      expect({ language, lonely }).toEqual({ language, lonely: [] });
    }
  });

  it('choose the word by the number in each language', () => {
    const key = 'identity:errors.too-many-codes.detail';
    const read = (count: number) =>
      LANGUAGES.map((language) => texts.t(language, key, { count }).split(/[,.]| och/)[0]);
    expect(read(1)).toEqual(['Odota minuutti ja yritä uudelleen', 'Vänta en minut', 'Wait a minute and try again']);
    expect(read(2)).toEqual([
      'Odota 2 minuuttia ja yritä uudelleen',
      'Vänta 2 minuter',
      'Wait 2 minutes and try again',
    ]);
    const fault = LANGUAGES.map((language) => texts.t(language, 'platform:faults.too_small_text', { count: 1 }));
    expect(fault).toEqual([
      'Kirjoita vähintään yksi merkki.',
      'Skriv minst ett tecken.',
      'Write at least one character.',
    ]);
  });

  it('fall back to English rather than to nothing, and put parameters in as they are', () => {
    expect(texts.t('sv', 'platform:product')).toBe('Luotsi');
    expect(texts.t('fi', 'platform:errors.file-too-large.detail', { limit: '<20 MB> {{x}}' })).toContain(
      '<20 MB> {{x}}',
    );
    expect(texts.has('platform:product')).toBe(true);
    expect(texts.has('platform:nothing')).toBe(false);
  });
});
