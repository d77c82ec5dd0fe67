import { describe, expect, it } from '@jest/globals';
import { type Rules, STUDENTS_OFF } from './rules.js';
import { scorePair } from './score-pair.js';
import { mentor, RULES, RULES_BEFORE_WISHES, student } from './testing/people.js';
import { Chance } from './testing/random-people.js';
import { alone, partOf } from './testing/scores.js';

describe('the rule of what the mentor wishes', () => {
  it('meets what the mentor wishes of the student: field, degree, or the mean of both', () => {
    const it = { field: '061', degree: 'master' } as const;
    const wishing = (wishedFields: string[], wishedDegree: 'master' | 'doctoral' | null = null) =>
      alone('students', it, { wishedFields, wishedDegree });
    expect([wishing(['06']), wishing(['04'])]).toEqual([1000, 0]);
    expect([wishing([], 'master'), wishing([], 'doctoral')]).toEqual([1000, 0]);
    expect([wishing(['06'], 'master'), wishing(['06'], 'doctoral'), wishing(['04'], 'master')]).toEqual([
      1000, 500, 500,
    ]);
    expect(wishing(['04'], 'doctoral')).toBe(0);
    // A broad field without a narrow one is as good.
    expect(alone('students', { field: '06' }, { wishedFields: ['06'] })).toBe(1000);
  });

  it('takes each of many wished fields for less', () => {
    const lists = [['06'], ['06', '04'], ['06', '04', '09'], ['04', '09']];
    expect(lists.map((wishedFields) => alone('students', { field: '061' }, { wishedFields }))).toEqual([
      1000, 707, 577, 0,
    ]);
  });

  it('says of the mentor’s wish what is met, and nothing of the rest', () => {
    const wishes = { wishedFields: ['06', '04'], wishedDegree: 'doctoral' } as const;
    expect(partOf('students', {}, wishes)).toMatchObject({ outcome: 'wished', found: ['06'] });
    expect(partOf('students', { field: '09', degree: 'doctoral' }, wishes)).toMatchObject({
      ...{ outcome: 'wished', found: ['doctoral'], uses: { student: '/degreeType', mentor: '/wishedDegree' } },
    });
    expect(partOf('students', { field: '09' }, wishes)).toMatchObject({ outcome: 'none', points: 0, found: [] });
    for (const open of [{}, { wishedFields: [], wishedDegree: null }])
      expect(partOf('students', {}, open)).toBeUndefined();
  });

  it('compares of the mentor’s wishes those only that the student has answered', () => {
    const both = { wishedFields: ['06'], wishedDegree: 'master' } as const;
    expect(alone('students', { field: '061', degree: null }, both)).toBe(1000);
    expect(alone('students', { field: '99', degree: 'master' }, both)).toBe(1000);
    expect(partOf('students', { field: '', degree: null }, both)).toBeUndefined();
  });
});

describe('rules with what mentors wish', () => {
  const before: Rules = { ...RULES_BEFORE_WISHES, soft: { ...RULES_BEFORE_WISHES.soft, students: STUDENTS_OFF } };

  it('score a pair whose mentor wishes nothing exactly as the rules before', () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const chance = new Chance(seed);
      const [one, other] = [chance.student(), { ...chance.mentor(), wishedFields: [], wishedDegree: null }];
      expect({ seed, ...scorePair(one, other, RULES) }).toEqual({ seed, ...scorePair(one, other, before) });
    }
  });

  it('take a tenth of what each other rule had, but for waiting, which compares nobody', () => {
    const { waiting, ...others } = RULES_BEFORE_WISHES.soft;
    for (const [code, { points }] of Object.entries(others)) {
      expect([code, RULES.soft[code as keyof typeof others].points]).toEqual([code, points * 0.9]);
    }
    expect(RULES.soft.waiting).toEqual(waiting);
  });

  it('do not see the wish where it is off, nor miss it in answers from before', () => {
    const wishes = { wishedFields: ['04'], wishedDegree: 'doctoral' } as const;
    expect(scorePair(student(), mentor(wishes), before)).toEqual(scorePair(student(), mentor(), before));
    const { wishedFields: _, wishedDegree: __, ...asked } = mentor();
    const { degree: ___, ...answered } = student();
    expect(scorePair(answered, asked, RULES)).toEqual(scorePair(student(), mentor(), RULES));
    expect(scorePair(answered, mentor({ wishedDegree: 'master' }), RULES)).toEqual(
      scorePair(student(), mentor(), RULES),
    );
  });
});
