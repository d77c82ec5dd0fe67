import { describe, expect, it } from '@jest/globals';
import { changedRules } from './change-rules.js';
import { RULES } from './testing/people.js';

const NOTHING = { points: {}, on: {} };

describe('a new version of the rules', () => {
  it('is the one before it with what staff changed', () => {
    expect(changedRules(RULES, NOTHING)).toEqual(RULES);
    const changed = changedRules(RULES, {
      ...{ points: { topics: 235, goals: 170 }, on: { 'same-employer': false } },
      ...{ workingRank: 3, must: 'goals', importance: 300 },
    });
    expect(changed.soft.topics).toEqual({ points: 235, must: false });
    expect(changed.soft.goals).toEqual({ points: 170, must: true });
    expect(changed.soft.field).toEqual(RULES.soft.field);
    expect(changed.hard['working-language']).toEqual({ on: true, rank: 3 });
    expect(changed.hard['same-employer']).toEqual({ on: false });
    expect(changed.hard['meeting-mode']).toEqual({ on: true });
    expect(changed.soft.students).toEqual({ points: 96, must: false });
    expect(changed.importance).toBe(300);
  });

  it('has one must or none, as staff said last', () => {
    const goals = changedRules(RULES, { ...NOTHING, must: 'goals' });
    expect(changedRules(goals, NOTHING).soft.goals.must).toBe(true);
    const field = changedRules(goals, { ...NOTHING, must: 'field' });
    expect([field.soft.goals.must, field.soft.field.must]).toEqual([false, true]);
    expect(changedRules(field, { ...NOTHING, must: 'none' }).soft.field.must).toBe(false);
  });

  it('can give what mentors wish more or nothing, and never makes it a must', () => {
    const off = changedRules(RULES, { ...NOTHING, points: { students: 0, topics: 366 } });
    expect(off.soft.students).toEqual({ points: 0, must: false });
    const asked = { ...NOTHING, must: 'students' as never };
    expect(changedRules(RULES, asked).soft.students.must).toBe(false);
  });

  it('is refused when its points do not add up, and says to what they come', () => {
    const tooMany = () => changedRules(RULES, { ...NOTHING, points: { waiting: 41 } });
    expect(tooMany).toThrow(expect.objectContaining({ code: 'matching.points-do-not-add-up' }));
    expect(tooMany).toThrow(expect.objectContaining({ params: { sum: 1001, full: 1000 } }));
  });
});
