import { FULL_SCORE, type Rules } from '../rules.js';
import { scorePair } from '../score-pair.js';
import { mentor, RULES, student } from './people.js';

export type Answers = [Parameters<typeof student>[0]?, Parameters<typeof mentor>[0]?];
/** Of two who answered so, and as usual otherwise, by the usual rules. */
export const score = (...[one = {}, other = {}]: Answers) => scorePair(student(one), mentor(other), RULES);
export const partOf = (code: string, ...pair: Answers) => score(...pair).parts.find((part) => part.code === code);
/** Of one rule alone, as if nothing else mattered. */
export const only = (code: Exclude<keyof Rules['soft'], 'waiting'>): Rules => {
  const off = Object.fromEntries(Object.entries(RULES.soft).map(([key, rule]) => [key, { ...rule, points: 0 }]));
  return { ...RULES, soft: { ...(off as Rules['soft']), [code]: { ...RULES.soft[code], points: FULL_SCORE } } };
};
export const alone = (code: Parameters<typeof only>[0], ...[one = {}, other = {}]: Answers) =>
  scorePair(student(one), mentor(other), only(code)).score;
