import { describe, expect, it } from 'vitest';
import type { DeskPair } from '../../../api/types.js';
import { EVERYTHING, homesOf, isNarrowed, shownPairs, viewOf, withView } from './board-view.js';

const { compare } = new Intl.Collator('fi-FI');

function pair(student: string, mentor: string, score: number, more: Partial<DeskPair> = {}): DeskPair {
  return {
    studentEnrolmentId: student,
    mentorEnrolmentId: mentor,
    student,
    mentor,
    score,
    home: 'Metropolia',
    company: 'Yritys Oy',
    locked: false,
    state: 'proposed',
    ...more,
  };
}

const PAIRS = [
  pair('Linh Nguyễn', 'Ulla', 300, { home: 'Laurea' }),
  pair('Öner', 'Matti', 700, { locked: true }),
  pair('Amara Okafor', 'Zoe', 300),
];
const names = (view: Partial<typeof EVERYTHING>) =>
  shownPairs(PAIRS, { ...EVERYTHING, ...view }, compare).map(({ student }) => student);

describe('the view of the board', () => {
  it('shows the weakest first, and those alike by name as the language sorts them', () => {
    expect(names({})).toEqual(['Amara Okafor', 'Linh Nguyễn', 'Öner']);
    expect(names({ sort: 'mentor' })).toEqual(['Öner', 'Linh Nguyễn', 'Amara Okafor']);
    expect(names({ sort: 'university' })).toEqual(['Linh Nguyễn', 'Amara Okafor', 'Öner']);
  });

  it('finds names without their accents, of students, mentors and companies', () => {
    expect(names({ text: 'nguyen' })).toEqual(['Linh Nguyễn']);
    expect(names({ text: ' zoe yritys ' })).toEqual(['Amara Okafor']);
    expect(names({ text: 'nobody' })).toEqual([]);
  });

  it('narrows by lock, score and university', () => {
    expect(names({ isLocked: true })).toEqual(['Öner']);
    expect(names({ below: 300 })).toEqual([]);
    expect(names({ below: 301, home: 'Laurea' })).toEqual(['Linh Nguyễn']);
    expect(homesOf(PAIRS, compare)).toEqual(['Laurea', 'Metropolia']);
  });

  it('stands in the address and comes back from it, with what else stands there', () => {
    const view = { text: 'a', sort: 'student', isLocked: true, below: 250, home: 'Laurea' } as const;
    const address = withView(new URLSearchParams('tab=pairs'), view);
    expect(address.toString()).toBe('tab=pairs&q=a&sort=student&locked=1&below=250&home=Laurea');
    expect(viewOf(address)).toEqual(view);
    expect(withView(address, EVERYTHING).toString()).toBe('tab=pairs');
  });

  it('takes no nonsense from the address', () => {
    expect(viewOf(new URLSearchParams('sort=worst&below=-1&locked=yes'))).toEqual(EVERYTHING);
    expect(viewOf(new URLSearchParams('below=250.5')).below).toBeUndefined();
    expect(isNarrowed(EVERYTHING)).toBe(false);
    expect(isNarrowed({ ...EVERYTHING, sort: 'student' })).toBe(false);
  });
});
