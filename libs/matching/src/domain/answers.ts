/** A language with its rank, 1 (A1) to 7 (mother tongue). */
export interface RankedLanguage {
  readonly language: string;
  readonly rank: number;
}

/** What scoring reads of a profile, and nothing more: no name, age, sex or citizenship ever reaches a score. */
interface Answers {
  readonly field: string;
  readonly languages: readonly RankedLanguage[];
  readonly slots: readonly string[];
  readonly modes: readonly string[];
}

export interface StudentAnswers extends Answers {
  readonly wishes: readonly string[];
}

export interface MentorAnswers extends Answers {
  readonly offers: readonly string[];
}
