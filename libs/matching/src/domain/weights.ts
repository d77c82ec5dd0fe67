/** The largest score of a pair. */
export const FULL_SCORE = 1000;

/** The points each soft rule can give at most; together they are {@link FULL_SCORE}. */
export interface Points {
  readonly topics: number;
  readonly field: number;
  readonly availability: number;
  readonly languages: number;
}

/** How a pair is scored: what staff tune, kept in versions. */
export interface Weights {
  readonly points: Points;
  /** Two people can work in a language when both have at least this rank in it. */
  readonly workingRank: number;
  /** From this rank on, another common language counts as one more thing shared. */
  readonly sharedRank: number;
  /** Common half days after which more of them are worth no more. */
  readonly enoughSlots: number;
  /** Common languages besides the working one after which more are worth no more. */
  readonly enoughLanguages: number;
  /** The share of the field's points for the same broad but another narrow field. */
  readonly broadFieldShare: number;
}

/** Points that do not add up would make scores of two versions incomparable. */
export function addsUp({ topics, field, availability, languages }: Points): boolean {
  return topics + field + availability + languages === FULL_SCORE;
}
