/** A language with its rank, 1 (A1) to 7 (mother tongue). */
export interface RankedLanguage {
  readonly language: string;
  readonly rank: number;
}

/** What somebody has worked, in the bands that a student may wish for; in order. */
export const EXPERIENCE_BANDS = ['0-5', '6-15', '16+'] as const;
export type ExperienceBand = (typeof EXPERIENCE_BANDS)[number];

/** What can matter most to a student. */
export type Criterion = 'wishes' | 'field' | 'industry' | 'goals' | 'language' | 'place-time';

/** How far somebody studies. */
export type DegreeLevel = 'bachelor' | 'master' | 'doctoral';

/** What scoring reads of a profile, and nothing more: no name, age, sex or citizenship ever reaches a score. */
interface Answers {
  readonly field: string;
  readonly languages: readonly RankedLanguage[];
  readonly slots: readonly string[];
  readonly modes: readonly string[];
  readonly goals: readonly string[];
  /** Region (two digits) and municipality (three) where somebody can meet; null is "anywhere". */
  readonly place: string | null;
}

export interface StudentAnswers extends Answers {
  readonly wishes: readonly string[];
  readonly industries: readonly string[];
  readonly wishedExperience: ExperienceBand | null;
  readonly workingLanguage: string | null;
  readonly mostImportant: Criterion | null;
  /** Null where it is none of the three; left out by runs from before it was read. */
  readonly degree?: DegreeLevel | null;
  /** Runs of the programme that found her nobody. */
  readonly waitedRounds: number;
}

export interface MentorAnswers extends Answers {
  readonly offers: readonly string[];
  readonly industry: string | null;
  readonly experience: ExperienceBand;
  /** Broad fields and degree of the student whom she would like best. Left out by runs from before she was asked: no wish. */
  readonly wishedFields?: readonly string[];
  readonly wishedDegree?: DegreeLevel | null;
}

/** The band that so many years belong to. */
export function experienceBand(years: number): ExperienceBand {
  if (years <= 5) return '0-5';
  return years <= 15 ? '6-15' : '16+';
}
