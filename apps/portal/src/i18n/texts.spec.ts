import { describe, expect, it } from 'vitest';
import { LANGUAGES } from './languages.js';

const FILES = import.meta.glob<object>('./*.json', { eager: true, import: 'default' });
/** `./en.json` is the part './', `./member.en.json` the part './member.'; parts that come later are found here too. */
const PARTS = Object.keys(FILES)
  .filter((file) => /[./]en\.json$/.test(file))
  .map((file) => file.slice(0, -'en.json'.length));

/** `a.b.c` -> text. */
function flat(value: unknown, path = ''): [string, string][] {
  if (typeof value === 'string') return [[path, value]];
  return Object.entries((value ?? {}) as object).flatMap(([key, inner]) => flat(inner, path ? `${path}.${key}` : key));
}

const textsOf = (part: string, language: string) => new Map(flat(FILES[`${part}${language}.json`]));

/** The singular may say "one" instead of the number. */
function parameters(key: string, text = ''): string[] {
  const names = [...text.matchAll(/\{\{\s*(\w+)[^}]*\}\}/g)].map(([, name = '']) => name);
  return [...new Set(names)].filter((name) => !(key.endsWith('_one') && name === 'count')).sort();
}

describe('the texts of the portal', () => {
  it('are found where they are', () => {
    expect(PARTS.sort()).toEqual(['./', './member.', './reading.', './staff.']);
  });

  it.each(PARTS)('say the same things in three languages with the same parameters: %sen.json', (part) => {
    const english = textsOf(part, 'en');
    expect(english.size).toBeGreaterThan(0);
    for (const language of LANGUAGES) {
      const other = textsOf(part, language);
      expect([...other.keys()].sort()).toEqual([...english.keys()].sort());
      for (const [key, text] of other) {
        expect({ language, key, isWritten: text.trim() !== '' }).toEqual({ language, key, isWritten: true });
        expect({ language, key, parameters: parameters(key, text) }).toEqual({
          language,
          key,
          parameters: parameters(key, english.get(key)),
        });
      }
    }
  });
});
