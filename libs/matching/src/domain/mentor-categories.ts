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

/** What students with the same answer get from each category; asked once, then looked up. */
export class AnswerTable {
  private readonly rows = new Map<string, Float64Array>();

  constructor(
    readonly categories: MentorCategories,
    private readonly keyOf: (student: StudentAnswers) => string,
    private readonly ask: (student: StudentAnswers, mentor: MentorAnswers) => number,
  ) {}

  rowOf(student: StudentAnswers): Float64Array {
    const key = this.keyOf(student);
    const known = this.rows.get(key);
    if (known) return known;
    const row = Float64Array.from(this.categories.examples, (mentor) => this.ask(student, mentor));
    this.rows.set(key, row);
    return row;
  }
}
