import type { PairRuleCode } from './apportion.js';

export type PartCode = PairRuleCode | 'working-language' | 'meeting-mode' | 'waiting' | 'most-important';

/** One part of a score: what it found, and which answer of each reader it used (JSON pointers into the two profiles). */
export interface ScorePart {
  readonly code: PartCode;
  /** How the part came out; the sentence of `reasons` is chosen by it. */
  readonly outcome: string;
  readonly points: number;
  /** Empty where it rests on no answer. */
  readonly uses: { readonly student: string; readonly mentor: string };
  /** Codes found in common: languages, topics, half days. */
  readonly found: readonly string[];
}

/** What a soft rule found in two profiles: how much of what could be shared is. */
export interface Comparison {
  readonly outcome: string;
  /** 0 to 1. */
  readonly share: number;
  readonly found: readonly string[];
  readonly uses: ScorePart['uses'];
}

export function usesOf(student: string, mentor = student): ScorePart['uses'] {
  return { student, mentor };
}

/** Codes that stand in both, each once, in order. */
export function common(one: readonly string[], other: readonly string[]): string[] {
  const wanted = new Set(other);
  return [...new Set(one)].filter((code) => wanted.has(code)).sort();
}
