import type { MentorAnswers, StudentAnswers } from './answers.js';

/** Mentors who gave the same answer to what a rule asks are one category: the rule is asked once for all of them. */
export class MentorCategories {
  /** The category of every mentor. */
  readonly of: Uint32Array;
  readonly examples: readonly MentorAnswers[];

  constructor(mentors: readonly MentorAnswers[], keyOf: (mentor: MentorAnswers) => string) {
    const categories = new Map<string, number>();
    const examples: MentorAnswers[] = [];
    this.of = Uint32Array.from(mentors, (mentor) => {
      const key = keyOf(mentor);
      const known = categories.get(key);
      if (known !== undefined) return known;
      categories.set(key, examples.length);
      examples.push(mentor);
      return examples.length - 1;
    });
    this.examples = examples;
  }
}

/** What a rule is worth to a student, by the kind of mentor. */
export interface Weights {
  /** Points before they are scaled; none where nothing is compared. */
  readonly worth: Float64Array;
  /** The rule's own bit where it compares something. */
  readonly bits: Uint16Array;
}

/** @param shares of each kind of mentor, undefined where one of the two left the question open */
export function weightsOf(points: number, bit: number, shares: readonly (number | undefined)[]): Weights {
  return {
    worth: Float64Array.from(shares, (share) => points * (share ?? 0)),
    bits: Uint16Array.from(shares, (share) => (share === undefined ? 0 : bit)),
  };
}

/** What students with the same answer get from each category; asked once, then looked up. */
export class AnswerTable {
  private readonly rows = new Map<string, Weights>();

  constructor(
    readonly categories: MentorCategories,
    private readonly keyOf: (student: StudentAnswers) => string,
    private readonly ask: (student: StudentAnswers, mentor: MentorAnswers) => number | undefined,
    private readonly weigh: (shares: readonly (number | undefined)[]) => Weights,
  ) {}

  weightsOf(student: StudentAnswers): Weights {
    const key = this.keyOf(student);
    const known = this.rows.get(key);
    if (known) return known;
    const weights = this.weigh(this.categories.examples.map((mentor) => this.ask(student, mentor)));
    this.rows.set(key, weights);
    return weights;
  }
}
