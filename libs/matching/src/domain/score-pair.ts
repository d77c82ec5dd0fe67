import type { MentorAnswers, StudentAnswers } from './answers.js';
import { favouredBy, PAIR_RULES, type PairRuleCode, RULES_OF, scaleOf, total, wholePoints } from './apportion.js';
import { canMeetThere, meetingMode, workingLanguage } from './hard-rules.js';
import type { HardRuleCode, Rules } from './rules.js';
import { type Comparison, type ScorePart, usesOf } from './score-parts.js';
import { COMPARE } from './soft-rules.js';

/** Why a pair is forbidden: a hard rule, or a soft one that staff made a must. */
export type Refusal = HardRuleCode | PairRuleCode;

export interface PairScore {
  /** False when a rule forbids the pair; then there is nothing to explain. */
  readonly feasible: boolean;
  /** 0 to 1000. */
  readonly score: number;
  readonly parts: readonly ScorePart[];
  /** The first rule that forbids it. */
  readonly refusedBy?: Refusal;
}

type Compared = ReadonlyMap<PairRuleCode, Comparison>;

/**
 * What a pair is worth. Hard rules first; then what the student wishes, both sides' answers compared, and how long she has waited.
 * Documented and deterministic, no learning (EU AI Act: see domain.md 5); demographics have no part in it. Needs and goals weigh most, since
 * they predict the quality of a mentorship and surface likeness hardly does (matching.md 1).
 */
export function scorePair(student: StudentAnswers, mentor: MentorAnswers, rules: Rules): PairScore {
  const refusedBy = hardRefusal(student, mentor, rules);
  if (refusedBy) return forbidden(refusedBy);
  const compared = compare(student, mentor, rules);
  const missed = PAIR_RULES.find((code) => rules.soft[code].must && compared.get(code)?.share === 0);
  if (missed) return forbidden(missed);
  const found = [workingLanguage(student, mentor, rules), meetingMode(student, mentor)].filter(
    (part) => part !== undefined,
  );
  const { score, parts } = pointsFor(student, compared, rules);
  return { feasible: true, score, parts: [...found, ...parts, ...mostImportant(student, compared, rules)] };
}

/** Hard rules that compare answers; the others compare organisations and stand in the snapshot as barred pairs. */
export type AnswerRule = Extract<HardRuleCode, 'working-language' | 'meeting-mode' | 'meeting-place'>;

/** The first hard rule that forbids two people, if any does. */
export function hardRefusal(student: StudentAnswers, mentor: MentorAnswers, rules: Rules): AnswerRule | undefined {
  const { hard } = rules;
  if (hard['working-language'].on && !workingLanguage(student, mentor, rules)) return 'working-language';
  if (hard['meeting-mode'].on && !meetingMode(student, mentor)) return 'meeting-mode';
  if (hard['meeting-place'].on && !canMeetThere(student, mentor)) return 'meeting-place';
  return undefined;
}

function forbidden(refusedBy: Refusal): PairScore {
  return { feasible: false, score: 0, parts: [], refusedBy };
}

function compare(student: StudentAnswers, mentor: MentorAnswers, rules: Rules): Compared {
  const compared = new Map<PairRuleCode, Comparison>();
  for (const code of PAIR_RULES) {
    const comparison = COMPARE[code](student, mentor, rules);
    if (comparison) compared.set(code, comparison);
  }
  return compared;
}

function pointsFor(student: StudentAnswers, compared: Compared, rules: Rules) {
  const scale = scaleOf(rules, (code) => compared.has(code), student.mostImportant);
  const favoured = favouredBy(student.mostImportant);
  const earned = PAIR_RULES.map((code) => rules.soft[code].points * (compared.get(code)?.share ?? 0));
  const ofFavoured = earned.map((points, index) => (favoured.some((code) => code === PAIR_RULES[index]) ? points : 0));
  const waited = waitingPoints(student, rules);
  const score = Math.round(total(earned) * scale.general + total(ofFavoured) * scale.favoured + waited);
  const exact = earned.map((points, index) => points * scale.general + (ofFavoured[index] ?? 0) * scale.favoured);
  const whole = wholePoints([...exact, waited], score);
  const parts = PAIR_RULES.flatMap((code, index): ScorePart[] => {
    const comparison = compared.get(code);
    // A rule that staff switched off had no part in the choice.
    if (!comparison || rules.soft[code].points === 0) return [];
    const { outcome, found, uses } = comparison;
    return [{ code, outcome, points: whole[index] ?? 0, found, uses }];
  });
  return { score, parts: waited === 0 ? parts : [...parts, waitingPart(whole.at(-1) ?? 0)] };
}

/** What waiting is worth with every mentor alike. */
export function waitingPoints({ waitedRounds }: StudentAnswers, { soft }: Rules): number {
  const { points, enoughRounds } = soft.waiting;
  return points * (Math.min(waitedRounds, enoughRounds) / enoughRounds);
}

/** She was passed over in an earlier round (matching.md 1: those come first). It rests on no answer. */
function waitingPart(points: number): ScorePart {
  return { code: 'waiting', outcome: 'waited', points, found: ['waited'], uses: usesOf('') };
}

/** What matters most to the student, where the pair has something of it. */
function mostImportant({ mostImportant: criterion }: StudentAnswers, compared: Compared, rules: Rules): ScorePart[] {
  if (criterion === null) return [];
  const isMet = RULES_OF[criterion].some((code) => rules.soft[code].points > 0 && (compared.get(code)?.share ?? 0) > 0);
  if (!isMet) return [];
  const uses = usesOf('/mostImportant', '');
  return [{ code: 'most-important', outcome: criterion, points: 0, found: [criterion], uses }];
}
