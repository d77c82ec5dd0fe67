import type { MentorAnswers, StudentAnswers } from './answers.js';
import {
  availability,
  field,
  meetingMode,
  otherLanguages,
  type ScorePart,
  topics,
  workingLanguage,
} from './score-parts.js';
import type { Weights } from './weights.js';

export interface PairScore {
  /** False when a hard rule forbids the pair; then there is nothing to explain. */
  readonly feasible: boolean;
  /** 0 to 1000. */
  readonly score: number;
  readonly parts: readonly ScorePart[];
}

const FORBIDDEN: PairScore = { feasible: false, score: 0, parts: [] };

/**
 * What a pair is worth. Hard rules first (a working language, a way of meeting); then the wishes the mentor can meet, the field, common
 * time and other common languages. Documented and deterministic, no learning (EU AI Act: see domain.md 5); demographics have no part in it.
 */
export function scorePair(student: StudentAnswers, mentor: MentorAnswers, weights: Weights): PairScore {
  const language = workingLanguage(student, mentor, weights);
  if (!language) return FORBIDDEN;
  const mode = meetingMode(student, mentor);
  if (!mode) return FORBIDDEN;
  const soft = [topics, field, availability, otherLanguages].map((rule) => rule(student, mentor, weights));
  const score = soft.reduce((sum, part) => sum + part.points, 0);
  return { feasible: true, score, parts: [language, mode, ...soft] };
}
