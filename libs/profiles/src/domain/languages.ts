/** Levels of the Common European Framework of Reference (Council of Europe), mother tongue above them. */
export const CEFR_ORDER = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;
export type CefrLevel = (typeof CEFR_ORDER)[number];

export interface LanguageSkill {
  readonly language: string;
  readonly level: CefrLevel;
}

/** 1 (A1) to 7 (mother tongue). */
export function cefrRank(level: CefrLevel): number {
  return CEFR_ORDER.indexOf(level) + 1;
}

/** B2: from here on two people can talk about work without an effort that gets in the way. */
export const WORKING_RANK = cefrRank('B2');
