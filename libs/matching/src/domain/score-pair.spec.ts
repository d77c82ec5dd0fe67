import { describe, expect, it } from '@jest/globals';
import { scorePair } from './score-pair.js';
import { mentor, student, WEIGHTS } from './testing/people.js';
import { addsUp, FULL_SCORE } from './weights.js';

const score = (one: Parameters<typeof student>[0] = {}, other: Parameters<typeof mentor>[0] = {}) =>
  scorePair(student(one), mentor(other), WEIGHTS);
const pointsOf = (code: string, ...pair: Parameters<typeof score>) =>
  score(...pair).parts.find((part) => part.code === code)?.points;
const speaking = (...languages: [string, number][]) => ({
  languages: languages.map(([language, rank]) => ({ language, rank })),
});

describe('the hard rules', () => {
  it('ask for one language that both speak well enough to work in', () => {
    expect(score(speaking(['en', 4]), speaking(['en', 4])).feasible).toBe(true);
    expect(score(speaking(['en', 3]), speaking(['en', 7])).feasible).toBe(false);
    expect(score(speaking(['en', 7], ['fi', 2]), speaking(['fi', 7], ['sv', 7])).feasible).toBe(false);
  });

  it('ask for a way of meeting that suits both', () => {
    expect(score({ modes: ['remote'] }, { modes: ['in_person'] }).feasible).toBe(false);
    expect(score({ modes: ['remote'] }, { modes: ['in_person', 'remote'] }).feasible).toBe(true);
  });

  it('leave nothing to explain where they forbid', () => {
    expect(score({ modes: ['remote'] }, { modes: ['in_person'] })).toEqual({ feasible: false, score: 0, parts: [] });
  });
});

describe('the score', () => {
  it('is 1000 when everything fits, and 0 when nothing but the hard rules does', () => {
    const slots = ['mon-evening', 'tue-evening', 'weekend'];
    const languages = speaking(['en', 5], ['fi', 4], ['sv', 4]);
    expect(score({ slots, ...languages }, { slots, ...languages }).score).toBe(FULL_SCORE);
    expect(score({ wishes: ['sales'], field: '09', slots: ['weekend'] }).score).toBe(0);
  });

  it('is the sum of its parts', () => {
    const { parts, score: total } = score({ field: '068' });
    expect(parts.reduce((sum, part) => sum + part.points, 0)).toBe(total);
  });

  it('rises with every wish that the mentor can help with', () => {
    const wishes = ['a', 'b', 'c'];
    const points = [['x'], ['a'], ['a', 'b'], ['a', 'b', 'c']].map((offers) =>
      pointsOf('topics', { wishes }, { offers }),
    );
    expect(points).toEqual([0, 260, 367, 450]);
  });

  it('gives nothing for ticking every box: an offer that nobody wished for never helps', () => {
    const wishes = ['a', 'b'];
    const focused = pointsOf('topics', { wishes }, { offers: ['a', 'b'] }) ?? 0;
    const everything = pointsOf('topics', { wishes }, { offers: ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'] }) ?? 0;
    expect(everything).toBeLessThan(focused);
  });

  it('gives a student who wishes for more no better place in the queue', () => {
    const few = pointsOf('topics', { wishes: ['a'] }, { offers: ['a', 'b'] }) ?? 0;
    const many = pointsOf('topics', { wishes: ['a', 'x', 'y', 'z'] }, { offers: ['a', 'b'] }) ?? 0;
    expect(many).toBeLessThan(few);
  });

  it('knows the same narrow field from a neighbouring one and from another', () => {
    const fields: [string, string][] = [
      ['061', '061'],
      ['061', '068'],
      ['06', '061'],
      ['06', '06'],
      ['061', '071'],
      ['99', '99'],
      ['', ''],
    ];
    const points = fields.map(([one, other]) => pointsOf('field', { field: one }, { field: other }));
    expect(points).toEqual([250, 150, 150, 150, 0, 0, 0]);
  });

  it('has enough of common time with three half days', () => {
    const week = ['mon-day', 'mon-evening', 'tue-day', 'tue-evening', 'weekend'];
    const points = [0, 1, 2, 3, 4].map((count) =>
      pointsOf('availability', { slots: week.slice(0, count) }, { slots: week }),
    );
    expect(points).toEqual([0, 67, 133, 200, 200]);
  });

  it('counts common languages besides the best one', () => {
    const one = speaking(['en', 6], ['fi', 3], ['fr', 2]);
    expect(pointsOf('languages', one, speaking(['en', 7]))).toBe(0);
    expect(pointsOf('languages', one, speaking(['en', 7], ['fi', 7], ['fr', 7]))).toBe(50);
  });

  it('does not change with the order in which answers were given', () => {
    const one = { wishes: ['a', 'b', 'c'], slots: ['weekend', 'mon-day'], ...speaking(['fi', 4], ['en', 4]) };
    const turned = { wishes: ['c', 'a', 'b'], slots: ['mon-day', 'weekend'], ...speaking(['en', 4], ['fi', 4]) };
    const other = { offers: ['c', 'b'], slots: ['mon-day', 'weekend'], ...speaking(['fi', 7], ['en', 7]) };
    expect(score(turned, other)).toEqual(score(one, other));
  });

  it('names the answers that it uses, of each reader', () => {
    const uses = score().parts.map((part) => [part.uses.student, part.uses.mentor]);
    expect(uses).toContainEqual(['/wishes', '/offers']);
    expect(uses).toContainEqual(['/slots', '/slots']);
  });

  it('has weights that add up', () => {
    expect(addsUp(WEIGHTS.points)).toBe(true);
    expect(addsUp({ ...WEIGHTS.points, topics: 451 })).toBe(false);
  });
});
