import { describe, expect, it } from '@jest/globals';
import { addsUp, FULL_SCORE, type Rules } from './rules.js';
import { scorePair } from './score-pair.js';
import { mentor, RULES, student } from './testing/people.js';
import { Chance } from './testing/random-people.js';
import { type Answers, alone, only, partOf, score } from './testing/scores.js';

const speaking = (...languages: [string, number][]) => ({
  languages: languages.map(([language, rank]) => ({ language, rank })),
});
const WHOLE: Answers = [
  {
    ...speaking(['en', 5], ['fi', 4], ['sv', 4]),
    slots: ['mon-evening', 'tue-evening', 'weekend'],
    modes: ['in_person'],
    goals: ['thesis'],
    industries: ['J'],
    wishedExperience: '6-15',
    place: '01091',
    waitedRounds: 2,
  },
  {
    ...speaking(['en', 5], ['fi', 4], ['sv', 4]),
    slots: ['mon-evening', 'tue-evening', 'weekend'],
    modes: ['in_person'],
    goals: ['thesis'],
    industry: 'J',
    place: '01091',
    wishedFields: ['06'],
    wishedDegree: 'bachelor',
  },
];

describe('the hard rules', () => {
  it('ask for one language that both speak well enough to work in', () => {
    expect(score(speaking(['en', 4]), speaking(['en', 4])).feasible).toBe(true);
    expect(score(speaking(['en', 3]), speaking(['en', 7])).refusedBy).toBe('working-language');
    expect(score(speaking(['en', 7], ['fi', 2]), speaking(['fi', 7], ['sv', 7])).feasible).toBe(false);
  });

  it('ask for a way of meeting that suits both', () => {
    expect(score({ modes: ['remote'] }, { modes: ['in_person'] }).refusedBy).toBe('meeting-mode');
    expect(score({ modes: ['remote'] }, { modes: ['in_person', 'remote'] }).feasible).toBe(true);
  });

  it('ask two who can only meet in person to be in one region, if both said where', () => {
    const there = (place: string | null, modes = ['in_person']) => ({ place, modes });
    expect(score(there('01091'), there('06837')).refusedBy).toBe('meeting-place');
    expect(score(there('01091'), there('01049')).feasible).toBe(true);
    expect(score(there('01091'), there(null)).feasible).toBe(true);
    const both = ['in_person', 'remote'];
    expect(score(there('01091', both), there('06837', both)).feasible).toBe(true);
  });

  it('can each be switched off', () => {
    const off = (code: keyof Rules['hard']) => ({
      ...RULES,
      hard: { ...RULES.hard, [code]: { ...RULES.hard[code], on: false } },
    });
    const [far, near] = [
      { modes: ['in_person'], place: '06837' },
      { modes: ['in_person'], place: '01091' },
    ];
    const cases: [keyof Rules['hard'], Answers][] = [
      ['working-language', [speaking(['en', 1]), speaking(['fi', 7])]],
      ['meeting-mode', [{ modes: ['remote'] }, { modes: ['in_person'] }]],
      ['meeting-place', [far, near]],
    ];
    for (const [code, [one, other]] of cases) {
      expect([code, scorePair(student(one), mentor(other), RULES).feasible]).toEqual([code, false]);
      expect([code, scorePair(student(one), mentor(other), off(code)).feasible]).toEqual([code, true]);
    }
  });

  it('can be a soft rule that staff made a must; a question left open forbids nothing', () => {
    const must: Rules = { ...RULES, soft: { ...RULES.soft, goals: { points: 150, must: true } } };
    const pair = (goals: string[]) => scorePair(student({ goals }), mentor({ goals: ['thesis'] }), must);
    expect(pair(['first-job'])).toMatchObject({ feasible: false, refusedBy: 'goals' });
    expect(pair(['first-job', 'thesis']).feasible).toBe(true);
    expect(pair([]).feasible).toBe(true);
  });

  it('leave nothing to explain where they forbid', () => {
    const { feasible, score: total, parts } = score({ modes: ['remote'] }, { modes: ['in_person'] });
    expect({ feasible, total, parts }).toEqual({ feasible: false, total: 0, parts: [] });
  });
});

describe('the score', () => {
  it('is 1000 when everything fits and the student has waited, and 0 when nothing but the hard rules does', () => {
    expect(score(...WHOLE).score).toBe(FULL_SCORE);
    expect(score({ ...WHOLE[0], waitedRounds: 0 }, WHOLE[1]).score).toBe(FULL_SCORE - RULES.soft.waiting.points);
    expect(score({ wishes: ['sales'], field: '09', slots: ['weekend'] }).score).toBe(0);
  });

  it('is the sum of its parts, for any two people and any rules', () => {
    for (let seed = 0; seed < 2000; seed += 1) {
      const chance = new Chance(seed);
      const { parts, score: total, feasible } = scorePair(chance.student(), chance.mentor(), chance.rules());
      const points = parts.map((part) => part.points);
      expect({ seed, sum: points.reduce((sum, one) => sum + one, 0) }).toEqual({ seed, sum: total });
      expect(total).toBeGreaterThanOrEqual(0);
      expect(total).toBeLessThanOrEqual(feasible ? FULL_SCORE : 0);
    }
  });

  it('has points that add up', () => {
    expect(addsUp(RULES)).toBe(true);
    expect(addsUp({ soft: { ...RULES.soft, topics: { points: 271, must: false } } })).toBe(false);
  });

  it('does not change with the order in which answers were given', () => {
    const one = { wishes: ['a', 'b', 'c'], slots: ['weekend', 'mon-day'], ...speaking(['fi', 4], ['en', 4]) };
    const turned = { wishes: ['c', 'a', 'b'], slots: ['mon-day', 'weekend'], ...speaking(['en', 4], ['fi', 4]) };
    const other = { offers: ['c', 'b'], slots: ['mon-day', 'weekend'], ...speaking(['fi', 7], ['en', 7]) };
    expect(score(turned, other)).toEqual(score(one, other));
  });

  it('names the answers that it uses, of each reader', () => {
    const uses = score(...WHOLE).parts.map((part) => [part.code, part.uses.student, part.uses.mentor]);
    expect(uses).toEqual([
      ['working-language', '/languages', '/languages'],
      ['meeting-mode', '/modes', '/modes'],
      ['topics', '/wishes', '/offers'],
      ['goals', '/goals', '/goals'],
      ['field', '/field', '/field'],
      ['industry', '/industries', '/industry'],
      ['experience', '/wishedExperience', '/yearsOfExperience'],
      ['languages', '/languages', '/languages'],
      ['availability', '/slots', '/slots'],
      ['place', '/meetingPlace', '/meetingPlace'],
      ['students', '/field', '/wishedFields'],
      ['waiting', '', ''],
    ]);
  });
});

describe('each rule', () => {
  it('rises with every wish that the mentor can help with, and every goal', () => {
    const wanted = ['a', 'b', 'c'];
    const given = [['x'], ['a'], ['a', 'b'], ['a', 'b', 'c']];
    expect(given.map((offers) => alone('topics', { wishes: wanted }, { offers }))).toEqual([0, 577, 816, 1000]);
    expect(given.map((goals) => alone('goals', { goals: wanted }, { goals }))).toEqual([0, 577, 816, 1000]);
  });

  it('knows the same narrow field from a neighbouring one and from another', () => {
    const fields: [string, string][] = [
      ['061', '061'],
      ['061', '068'],
      ['06', '061'],
      ['06', '06'],
      ['061', '071'],
    ];
    const points = fields.map(([one, other]) => alone('field', { field: one }, { field: other }));
    expect(points).toEqual([1000, 600, 600, 600, 0]);
  });

  it('sees the industry of the mentor among those the student wishes for, and less in a long list', () => {
    const industries = [['J'], ['J', 'K'], ['K']];
    expect(industries.map((wished) => alone('industry', { industries: wished }, { industry: 'J' }))).toEqual([
      1000, 707, 0,
    ]);
  });

  it('takes the wished experience, and half of it next to it', () => {
    const bands = ['0-5', '6-15', '16+'] as const;
    const points = bands.map((experience) => alone('experience', { wishedExperience: '0-5' }, { experience }));
    expect(points).toEqual([1000, 500, 0]);
  });

  it('counts common hours until there are enough of them', () => {
    const week = ['mon-evening', 'tue-evening', 'wed-evening', 'thu-evening', 'fri-day', 'weekend'];
    const points = [0, 1, 2, 3, 4].map((count) =>
      alone('availability', { slots: week.slice(0, count) }, { slots: week }),
    );
    expect(points).toEqual([0, 333, 667, 1000, 1000]);
    expect(alone('availability', { slots: ['fri-day'] }, { slots: week })).toBe(667);
    expect(alone('availability', { slots: ['weekend'] }, { slots: week })).toBe(1000);
  });

  it('counts common languages besides the best one, unless the student wishes for one', () => {
    const one = speaking(['en', 6], ['fi', 4], ['fr', 2]);
    expect(alone('languages', one, speaking(['en', 7]))).toBe(0);
    expect(alone('languages', one, speaking(['en', 7], ['fi', 7], ['fr', 7]))).toBe(500);
    const wishing = { ...one, workingLanguage: 'fi' };
    expect(alone('languages', wishing, speaking(['en', 7], ['fi', 7]))).toBe(1000);
    expect(alone('languages', wishing, speaking(['en', 7], ['fi', 3]))).toBe(0);
  });

  it('sees the same municipality and, in part, the same region, where both would meet in person', () => {
    const at = (place: string | null, modes = ['in_person', 'remote']) => ({ place, modes });
    expect(alone('place', at('01091'), at('01091'))).toBe(1000);
    expect(alone('place', at('01091'), at('01049'))).toBe(600);
    expect(alone('place', at('01091'), at('06837'))).toBe(0);
    expect(partOf('place', at('01091'), at('01091', ['remote']))).toBeUndefined();
  });

  it('gives who has waited a little more, with every mentor alike', () => {
    const waited = [0, 1, 2, 5].map((waitedRounds) => partOf('waiting', { waitedRounds })?.points ?? 0);
    expect(waited).toEqual([0, 20, 40, 40]);
  });

  it('says nothing when staff switched it off', () => {
    const parts = scorePair(student(WHOLE[0]), mentor(WHOLE[1]), only('topics')).parts.map((part) => part.code);
    expect(parts).toEqual(['working-language', 'meeting-mode', 'topics']);
  });
});

describe('an open question', () => {
  it('leaves its points to the others: who says less is neither better nor worse off', () => {
    const [one, other] = WHOLE;
    for (const open of [{ goals: [] }, { industries: [] }, { wishedExperience: null }, { place: null }]) {
      expect([open, score({ ...one, ...open }, other).score]).toEqual([open, FULL_SCORE]);
    }
    expect(score(one, { ...other, goals: [], industry: null, place: null }).score).toBe(FULL_SCORE);
    for (const open of [{ wishedFields: [] }, { wishedDegree: null }, { wishedFields: [], wishedDegree: null }]) {
      expect([open, score(one, { ...other, ...open }).score]).toEqual([open, FULL_SCORE]);
    }
    expect(score({ field: '99', slots: ['weekend'] }, { field: '06' }).score).toBe(
      score({ field: '06', slots: ['weekend'] }, { field: '99' }).score,
    );
  });
});

describe('what matters most to the student', () => {
  const pair = (mostImportant: 'goals' | 'field' | null, goals: string[], field: string) =>
    score({ mostImportant, goals: ['thesis'], field: '061' }, { goals, field }).score;

  it('counts for more, and the whole stays 1000', () => {
    expect(pair('goals', ['thesis'], '09')).toBeGreaterThan(pair(null, ['thesis'], '09'));
    expect(pair('goals', ['internship'], '061')).toBeLessThan(pair(null, ['internship'], '061'));
    for (const mostImportant of ['wishes', 'field', 'industry', 'goals', 'language', 'place-time'] as const) {
      expect(score({ ...WHOLE[0], mostImportant }, WHOLE[1]).score).toBe(FULL_SCORE);
    }
  });

  it('can turn which of two mentors fits better', () => {
    const [byGoals, byField] = [['thesis', '09'] as const, ['internship', '061'] as const];
    expect(pair('goals', [byGoals[0]], byGoals[1])).toBeGreaterThan(pair('goals', [byField[0]], byField[1]));
    expect(pair('field', [byField[0]], byField[1])).toBeGreaterThan(pair('field', [byGoals[0]], byGoals[1]));
  });

  it('changes nothing where the question was left open', () => {
    expect(score({ mostImportant: 'industry' }).score).toBe(score().score);
  });
});

describe('whoever lists more', () => {
  it('gains nothing by an answer that the other does not share, for any two people and any rules', () => {
    for (let seed = 0; seed < 3000; seed += 1) {
      const chance = new Chance(seed);
      const [one, other, rules] = [chance.student(), chance.mentor(), chance.rules()];
      const before = scorePair(one, other, rules);
      if (!before.feasible) continue;
      const more = [
        scorePair({ ...one, wishes: [...one.wishes, 'nobody'] }, other, rules),
        scorePair({ ...one, goals: [...one.goals, 'nobody'] }, other, rules),
        scorePair({ ...one, industries: [...one.industries, 'nobody'] }, other, rules),
        scorePair({ ...one, slots: [...one.slots, 'nobody-day'] }, other, rules),
        scorePair({ ...one, languages: [...one.languages, { language: 'xx', rank: 7 }] }, other, rules),
        scorePair(one, { ...other, offers: [...other.offers, 'nobody'] }, rules),
        scorePair(one, { ...other, goals: [...other.goals, 'nobody'] }, rules),
        scorePair(one, { ...other, languages: [...other.languages, { language: 'xx', rank: 7 }] }, rules),
        scorePair(one, { ...other, wishedFields: [...(other.wishedFields ?? []), 'nobody'] }, rules),
      ].map(({ score: after }, index) => ({ seed, index, gained: Math.max(0, after - before.score) }));
      expect(more.filter(({ gained }) => gained > 0)).toEqual([]);
    }
  });

  it('does not win over an exact fit by ticking every box', () => {
    const every = ['a', 'b', 'c', 'd', 'e', 'f', 'g', 'h'];
    const wanted = { wishes: ['a', 'b'], goals: ['a'], industries: ['J'] };
    const exact = score(wanted, { offers: ['a', 'b'], goals: ['a'], industry: 'J' }).score;
    expect(score(wanted, { offers: every, goals: every, industry: 'J' }).score).toBeLessThan(exact);
    const greedy = { wishes: every, goals: every, industries: ['J', 'K', 'Q'] };
    expect(score(greedy, { offers: ['a', 'b'], goals: ['a'], industry: 'J' }).score).toBeLessThan(exact);
  });
});
