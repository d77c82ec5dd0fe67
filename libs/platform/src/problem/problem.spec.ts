import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#platform/kernel';
import { Texts } from '../i18n/texts.js';
import { toProblem } from './problem.js';

/** Says only the words it was given. */
class WordsOnly extends Texts {
  t(_language: unknown, _key: string, words: Readonly<Record<string, unknown>> = {}): string {
    return Object.values(words).join(', ');
  }

  has(): boolean {
    return true;
  }
}

const closed = { code: 'programmes.cohort-closed', kind: 'conflict' } as const;

describe('what people read of an error', () => {
  it.each([
    ['fi', '10.2.2026, 3'],
    ['sv', '10 februari 2026, 3'],
    ['en', '10 February 2026, 3'],
  ] as const)('has in %s a day as people write it, and programs still get the day itself', (language, read) => {
    const error = new DomainError(closed, { closesOn: '2026-02-10', seats: 3 }, [
      { pointer: '/heldOn', code: 'too-early', params: { agreedOn: '2026-02-10', days: 3 } },
    ]);
    const problem = toProblem(error, new WordsOnly(), language, 'a-request');
    expect(problem).toMatchObject({ title: read, detail: read, faults: [{ detail: read }] });
    expect(problem.params).toEqual({ closesOn: '2026-02-10', seats: 3 });
  });
});
