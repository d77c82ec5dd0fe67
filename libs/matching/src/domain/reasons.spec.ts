import { describe, expect, it } from '@jest/globals';
import { FEWEST_REASONS, MOST_REASONS, reasonsFor } from './reasons.js';
import { scorePair } from './score-pair.js';
import { mentor, RULES, student } from './testing/people.js';

const partsOf = (one: Parameters<typeof student>[0] = {}, other: Parameters<typeof mentor>[0] = {}) =>
  scorePair(student(one), mentor(other), RULES).parts;
const keys = (parts: ReturnType<typeof partsOf>) => reasonsFor(parts, 'student').map((reason) => reason.key);

describe('the reasons for a pair', () => {
  it('begin with the wishes that are met', () => {
    expect(keys(partsOf())).toEqual([
      'topics.shared.student',
      'field.narrow.student',
      'working-language.shared.student',
      'availability.shared.student',
      'meeting-mode.remote.student',
    ]);
  });

  it('are three at least, honest about what does not fit, and six at most', () => {
    const poor = partsOf({ wishes: ['sales'], field: '09', slots: ['weekend'] });
    expect(keys(poor)).toEqual([
      'working-language.shared.student',
      'meeting-mode.remote.student',
      'field.other.student',
    ]);
    expect(keys(poor)).toHaveLength(FEWEST_REASONS);
    const languages = ['en', 'fi', 'sv', 'de'].map((language, index) => ({ language, rank: index === 3 ? 3 : 5 }));
    const rich = partsOf({ languages, modes: ['remote', 'in_person'] }, { languages, modes: ['remote', 'in_person'] });
    expect(reasonsFor(rich, 'mentor')).toHaveLength(MOST_REASONS);
  });

  it('say nothing of what does not fit when enough does', () => {
    expect(keys(partsOf({ field: '09' })).some((key) => key.startsWith('field'))).toBe(false);
  });

  it('name a language once', () => {
    const languages = [
      { language: 'en', rank: 6 },
      { language: 'fi', rank: 4 },
      { language: 'sv', rank: 3 },
    ];
    const found = reasonsFor(partsOf({ languages }, { languages }), 'student');
    expect(found.find((reason) => reason.part === 'working-language')?.found).toEqual(['en', 'fi']);
    expect(found.find((reason) => reason.part === 'languages')?.found).toEqual(['sv']);
  });

  it('begin with what matters most to the student, for her and staff only', () => {
    const parts = partsOf({ mostImportant: 'wishes', waitedRounds: 1 });
    const of = (reader: 'student' | 'mentor' | 'staff') => reasonsFor(parts, reader).map((reason) => reason.key);
    expect(of('student')[0]).toBe('most-important.wishes.student');
    expect(of('staff')).toContain('most-important.wishes.staff');
    expect(of('staff')).toContain('waiting.waited.staff');
    expect(of('mentor').filter((key) => /most-important|waiting/.test(key))).toEqual([]);
  });

  it('keep still about what matters most where the pair has nothing of it', () => {
    expect(keys(partsOf({ mostImportant: 'field', field: '09' }))[0]).toBe('topics.shared.student');
  });

  it('say which goals, industry and experience fit', () => {
    const wanted = { wishes: ['x'], field: '09', slots: [], goals: ['thesis'], industries: ['J'] };
    const parts = partsOf(
      { ...wanted, wishedExperience: '16+' },
      { goals: ['thesis'], industry: 'J', experience: '16+' },
    );
    expect(keys(parts)).toEqual([
      'goals.shared.student',
      'industry.shared.student',
      'working-language.shared.student',
      'experience.wished.student',
      'meeting-mode.remote.student',
    ]);
  });

  it('point each reader to her own answer', () => {
    expect(reasonsFor(partsOf(), 'student')[0]?.uses).toBe('/wishes');
    expect(reasonsFor(partsOf(), 'mentor')[0]?.uses).toBe('/offers');
  });

  it('are none for a pair whose parts were erased', () => {
    expect(reasonsFor([], 'student')).toEqual([]);
  });
});
