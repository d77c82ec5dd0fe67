import { DomainError } from '#platform/kernel';
import { MatchingError } from '../errors.js';
import { MUST_RULES, type MustRuleCode } from './apportion.js';
import { addsUp, FULL_SCORE, type HardRuleCode, pointsTogether, type Rules, type SoftRuleCode } from './rules.js';

/** What a new version changes of the one before it; the rest stays as it was. */
export interface RuleChanges {
  readonly points: Readonly<Partial<Record<SoftRuleCode, number>>>;
  readonly on: Readonly<Partial<Record<HardRuleCode, boolean>>>;
  readonly workingRank?: number | undefined;
  /** The one soft rule that is a must, or that there is none. */
  readonly must?: MustRuleCode | 'none' | undefined;
  readonly importance?: number | undefined;
}

/** @throws matching.points-do-not-add-up */
export function changedRules(before: Rules, { points, on, workingRank, must, importance }: RuleChanges): Rules {
  const { hard } = before;
  const switched = <Code extends HardRuleCode>(code: Code): Rules['hard'][Code] => ({
    ...hard[code],
    on: on[code] ?? hard[code].on,
  });
  const working = switched('working-language');
  const rules: Rules = {
    soft: softRules(before, points, must),
    hard: {
      'working-language': { ...working, rank: workingRank ?? working.rank },
      'meeting-mode': switched('meeting-mode'),
      'meeting-place': switched('meeting-place'),
      'same-employer': switched('same-employer'),
      'avoided-organisation': switched('avoided-organisation'),
    },
    importance: importance ?? before.importance,
  };
  if (addsUp(rules)) return rules;
  throw new DomainError(MatchingError.pointsDoNotAddUp, { sum: pointsTogether(rules.soft), full: FULL_SCORE });
}

function softRules({ soft }: Rules, points: RuleChanges['points'], must: RuleChanges['must']): Rules['soft'] {
  const changed = MUST_RULES.map((code) => [
    code,
    {
      ...soft[code],
      points: points[code] ?? soft[code].points,
      must: must === undefined ? soft[code].must : must === code,
    },
  ]);
  const waiting = { ...soft.waiting, points: points.waiting ?? soft.waiting.points };
  const students = { ...soft.students, points: points.students ?? soft.students.points };
  // Every other rule is there, each with its own settings.
  return { ...(Object.fromEntries(changed) as Omit<Rules['soft'], 'students' | 'waiting'>), students, waiting };
}
