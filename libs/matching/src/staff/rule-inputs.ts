import type { CatalogueCommand } from '#identity';
import { PlatformError } from '#platform';
import { DomainError, type InputFault } from '#platform/kernel';
import { MUST_RULES } from '../domain/apportion.js';
import type { RuleChanges } from '../domain/change-rules.js';
import { HARD_RULES, SOFT_RULES } from '../domain/rules.js';

type Input = Readonly<Record<string, string>>;

/** From A1 to mother tongue; a level's place is its rank less one. */
const LEVELS: readonly string[] = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'];
const MOST_POINTS = 1000;
const MOST_IMPORTANCE = 500;

/** What staff may change of a cohort's rules. What they leave empty stays as it is. */
export const RULE_INPUTS: NonNullable<CatalogueCommand['inputs']> = [
  { name: 'cohort', type: 'reference', to: 'cohorts', required: true },
  ...SOFT_RULES.map((code) => ({ name: `points-${code}`, type: 'number', required: false }) as const),
  { name: 'importance', type: 'number', required: false },
  { name: 'must', type: 'choice', values: ['none', ...MUST_RULES], required: false },
  ...HARD_RULES.map((code) => ({ name: code, type: 'choice', values: ['on', 'off'], required: false }) as const),
  { name: 'level', type: 'choice', values: LEVELS, required: false },
  { name: 'reason', type: 'long-text', required: true },
];

/** @throws platform.invalid-input for numbers that no rule can have */
export function ruleChanges(input: Input): RuleChanges {
  const faults: InputFault[] = [];
  const number = (name: string, most: number): number | undefined => {
    if (!input[name]) return undefined;
    const value = Number(input[name]);
    if (!Number.isInteger(value) || value < 0) faults.push({ pointer: `/input/${name}`, code: 'invalid_value' });
    else if (value > most) faults.push({ pointer: `/input/${name}`, code: 'too_big', params: { maximum: most } });
    return value;
  };
  const changes: RuleChanges = {
    points: given(SOFT_RULES.map((code) => [code, number(`points-${code}`, MOST_POINTS)])),
    on: given(HARD_RULES.map((code) => [code, input[code] ? input[code] === 'on' : undefined])),
    workingRank: input.level ? LEVELS.indexOf(input.level) + 1 : undefined,
    must: input.must === 'none' ? 'none' : MUST_RULES.find((code) => code === input.must),
    importance: number('importance', MOST_IMPORTANCE),
  };
  if (faults.length > 0) throw new DomainError(PlatformError.invalidInput, {}, faults);
  return changes;
}

/** Only what was said. */
function given<Code extends string, Value>(entries: readonly (readonly [Code, Value | undefined])[]) {
  const said = entries.filter((entry): entry is [Code, Value] => entry[1] !== undefined);
  return Object.fromEntries(said) as Partial<Record<Code, Value>>;
}
