import { describe, expect, it } from 'vitest';
import { mentoringOf, sizeOf, USUAL_GROUP, withLeast, withMost } from './mentoring.js';

describe('how a mentor would like to mentor', () => {
  it('is one student, one to one, until she says something else', () => {
    expect(mentoringOf(undefined)).toEqual({ capacity: 1, groupOffer: null });
    expect(mentoringOf({ capacity: null, groupOffer: null })).toEqual({ capacity: 1, groupOffer: null });
  });

  it('is what her application says already', () => {
    const groupOffer = { least: 3, most: 5 };
    expect(mentoringOf({ capacity: 2, groupOffer })).toEqual({ capacity: 2, groupOffer });
  });
});

describe('the size of a group', () => {
  it('keeps what was chosen last, and the other end gives way', () => {
    expect(withLeast({ least: 2, most: 4 }, 3)).toEqual({ least: 3, most: 4 });
    expect(withLeast({ least: 2, most: 4 }, 6)).toEqual({ least: 6, most: 6 });
    expect(withMost({ least: 2, most: 4 }, 5)).toEqual({ least: 2, most: 5 });
    expect(withMost({ least: 4, most: 6 }, 2)).toEqual({ least: 2, most: 2 });
  });

  it('is told as a range, and as one number where there is only one', () => {
    expect([sizeOf(USUAL_GROUP), sizeOf({ least: 3, most: 3 })]).toEqual(['2–4', '3']);
  });
});
