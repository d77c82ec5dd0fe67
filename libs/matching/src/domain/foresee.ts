import type { MentorAnswers, StudentAnswers } from './answers.js';
import { PAIR_RULES, type PairRuleCode } from './apportion.js';
import { pairKey } from './pair-key.js';
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
 * Counts the pairs that rules allow, without scoring each: whoever gave the same answers to what can forbid a pair is asked once. Only counts
 * come out, no names.
 */
export function foresee({ students, mentors, barred, rules }: Snapshot): Foresight {
  const kinds = { students: kindsOf(students, rules, ofStudent), mentors: kindsOf(mentors, rules, ofMentor) };
  const allowed = kinds.students.map(([one]) =>
    kinds.mentors.filter(([other]) => one && other && scorePair(one, other, rules).feasible).flat(),
  );
  const bars = new Set(barred.filter(({ why }) => why === 'known' || rules.hard[why].on).map(pairKey));
  const counts = kinds.students.flatMap((same, kind) =>
    same.map((student) => countFor(student, allowed[kind] ?? [], bars)),
  );
  return {
    students: students.length,
    mentors: mentors.length,
    pairs: counts.reduce((sum, count) => sum + count, 0),
    without: counts.filter((count) => count === 0).length,
  };
}

function countFor(
  student: Snapshot['students'][number],
  allowed: readonly Snapshot['mentors'][number][],
  bars: ReadonlySet<string>,
): number {
  return allowed.filter(
    (mentor) =>
      mentor.personId !== student.personId &&
      !bars.has(pairKey({ mentorEnrolmentId: mentor.enrolmentId, studentEnrolmentId: student.enrolmentId })),
  ).length;
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

/** Of languages, ways and place every rule may read; they are asked anyway. */
const ofStudent = (one: StudentAnswers) => ({
  ...{ topics: one.wishes, goals: one.goals, field: one.field, industry: one.industries },
  ...{ experience: one.wishedExperience, languages: one.workingLanguage, availability: one.slots, place: null },
});
const ofMentor = (one: MentorAnswers) => ({
  ...{ topics: one.offers, goals: one.goals, field: one.field, industry: one.industry },
  ...{ experience: one.experience, languages: null, availability: one.slots, place: null },
});
