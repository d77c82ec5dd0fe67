import type { MentorAnswers, StudentAnswers } from './answers.js';
import { PAIR_RULES, type PairRuleCode } from './apportion.js';
import { GroupColumns } from './groups.js';
import { Bars } from './removed-pairs.js';
import type { Rules } from './rules.js';
import { scorePair } from './score-pair.js';
import type { Snapshot } from './snapshot.js';

/** What rules would mean for those who wait now. */
export interface Foresight {
  readonly students: number;
  readonly mentors: number;
  /** Pairs that no rule forbids. */
  readonly pairs: number;
  /** Students for whom the rules leave no mentor at all. */
  readonly without: number;
}

/**
 * Counts the pairs that rules allow, without scoring each: whoever gave the same answers to what can forbid a pair is asked once. A group is
 * one pair, where it takes the student, and its people are none besides. Only counts come out, no names.
 */
export function foresee(snapshot: Snapshot): Foresight {
  const { students, mentors, rules } = snapshot;
  const kinds = { students: kindsOf(students, rules, ofStudent), mentors: kindsOf(mentors, rules, ofMentor) };
  const columnOf = new Map(mentors.map((mentor, column) => [mentor, column]));
  const apart = { bars: new Bars(snapshot), groups: new GroupColumns(snapshot) };
  const counts = kinds.students.flatMap((same) => {
    const [one] = same;
    const kind = kinds.mentors.filter(([other]) => one && other && scorePair(one, other, rules).feasible).flat();
    const allowed = new Set(kind.map((mentor) => columnOf.get(mentor) ?? -1));
    return same.map((student) => countFor(student, allowed, mentors, apart));
  });
  return {
    students: students.length,
    mentors: mentors.length,
    pairs: counts.reduce((sum, count) => sum + count, 0),
    without: counts.filter((count) => count === 0).length,
  };
}

/** @param allowed the columns of mentors whom the rules leave to all who answered as she did */
function countFor(
  student: Snapshot['students'][number],
  allowed: ReadonlySet<number>,
  mentors: Snapshot['mentors'],
  { bars, groups }: { readonly bars: Bars; readonly groups: GroupColumns },
): number {
  const isBarred = (column: number) => {
    const mentor = mentors[column];
    return mentor !== undefined && bars.against(student, mentor) !== undefined;
  };
  let alone = 0;
  for (const column of allowed) if (!groups.has(column) && !isBarred(column)) alone += 1;
  const prospectOf = (column: number) => ({ points: allowed.has(column) ? 0 : null, barred: isBarred(column) });
  return alone + groups.pairsOf(student, prospectOf).length;
}

/** People with the same answers to what can forbid a pair, together. */
function kindsOf<Person extends StudentAnswers | MentorAnswers>(
  people: readonly Person[],
  rules: Rules,
  answersTo: (person: Person) => Readonly<Record<PairRuleCode, unknown>>,
): Person[][] {
  const musts = PAIR_RULES.filter((code) => rules.soft[code].must);
  const kinds = new Map<string, Person[]>();
  for (const person of people) {
    const answers = answersTo(person);
    const asked = [person.languages, person.modes, person.place, ...musts.map((code) => answers[code])];
    const key = JSON.stringify(asked);
    const kind = kinds.get(key);
    if (kind) kind.push(person);
    else kinds.set(key, [person]);
  }
  return [...kinds.values()];
}

/** Of languages, ways and place every rule may read; they are asked anyway. What a mentor wishes of students forbids nothing. */
const ofStudent = (one: StudentAnswers) => ({
  ...{ topics: one.wishes, goals: one.goals, field: one.field, industry: one.industries },
  ...{ experience: one.wishedExperience, languages: one.workingLanguage, availability: one.slots, place: null },
  students: null,
});
const ofMentor = (one: MentorAnswers) => ({
  ...{ topics: one.offers, goals: one.goals, field: one.field, industry: one.industry },
  ...{ experience: one.experience, languages: null, availability: one.slots, place: null },
  students: null,
});
