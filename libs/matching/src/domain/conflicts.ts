import type { PairKey } from './pair-key.js';
import type { HardRuleCode, Rules } from './rules.js';

/**
 * Why two are not proposed to each other: they met before or staff barred them, they talked at a kick-off and one of them would rather not,
 * or a hard rule about their organisations says so.
 */
export type BarReason = 'known' | 'after-talks' | Extract<HardRuleCode, 'same-employer' | 'avoided-organisation'>;

export interface BarredPair extends PairKey {
  readonly why: BarReason;
}

/** The bars that hold under rules: those of organisations have a switch. */
export function barsInForce(barred: readonly BarredPair[], { hard }: Pick<Rules, 'hard'>): readonly BarredPair[] {
  return barred.filter(({ why }) => why === 'known' || why === 'after-talks' || hard[why].on);
}

/** What somebody says of organisations: where she belongs, and whose people she is not to be paired with. */
interface Ties {
  readonly enrolmentId: string;
  readonly avoids: readonly string[];
}
export interface StudentTies extends Ties {
  readonly employer: string;
  /** Her university, in every language. */
  readonly home: readonly string[];
}
export interface MentorTies extends Ties {
  readonly companies: readonly string[];
}

/**
 * Pairs whose organisations forbid them. Nobody gets a mentor from her own workplace, where she could not speak freely and the mentor may be
 * her superior (conflict of interests, EMCC Global Code of Ethics); and nobody one from an organisation that either of them named. Names
 * stay here: a score never sees them.
 */
export function conflictsBetween(students: readonly StudentTies[], mentors: readonly MentorTies[]): BarredPair[] {
  const byCompany = new NameIndex(mentors.flatMap((one) => one.companies.map((name) => [name, one] as const)));
  const byPlace = new NameIndex(
    students.flatMap((one) => [one.employer, ...one.home].map((name) => [name, one] as const)),
  );
  const pairs = new Map<string, BarredPair>();
  const add = (student: StudentTies, mentor: MentorTies, why: BarReason) => {
    const pair = { mentorEnrolmentId: mentor.enrolmentId, studentEnrolmentId: student.enrolmentId, why };
    pairs.set(Object.values(pair).join(' '), pair);
  };
  for (const student of students) {
    for (const mentor of byCompany.alike(student.employer)) add(student, mentor, 'same-employer');
    for (const name of student.avoids)
      for (const mentor of byCompany.alike(name)) add(student, mentor, 'avoided-organisation');
  }
  for (const mentor of mentors)
    for (const name of mentor.avoids)
      for (const student of byPlace.alike(name)) add(student, mentor, 'avoided-organisation');
  return [...pairs.values()];
}

/** What a company's kind is written as behind its name. */
const LEGAL_FORMS = new Set(['oy', 'oyj', 'ab', 'abp', 'ltd', 'plc', 'inc', 'gmbh', 'osakeyhtiö', 'ry', 'rf']);

/** The words of a name, without what differs between two ways of writing it: case, signs, the legal form. */
export function wordsOf(name: string): string[] {
  const words =
    name
      .normalize('NFC')
      .toLowerCase()
      .match(/[\p{L}\p{N}]+/gu) ?? [];
  const last = words.findLastIndex((word) => !LEGAL_FORMS.has(word));
  return words.slice(0, last + 1);
}

/**
 * Finds names that mean the same organisation: one begins with all the words of the other, as in "Nokia" and "Nokia Solutions Oy". Rather one
 * pair too few than two colleagues: the pair that is lost is one of many.
 */
class NameIndex<Value> {
  private readonly whole = new Map<string, Set<Value>>();
  private readonly beginnings = new Map<string, Set<Value>>();

  constructor(entries: readonly (readonly [string, Value])[]) {
    for (const [name, value] of entries) {
      const starts = startsOf(name);
      for (const start of starts) put(this.beginnings, start, value);
      const whole = starts.at(-1);
      if (whole) put(this.whole, whole, value);
    }
  }

  alike(name: string): ReadonlySet<Value> {
    const starts = startsOf(name);
    const found = new Set<Value>(this.beginnings.get(starts.at(-1) ?? ''));
    for (const start of starts) for (const value of this.whole.get(start) ?? []) found.add(value);
    return found;
  }
}

/** The first word, the first two, and so on to the whole name. */
function startsOf(name: string): string[] {
  const words = wordsOf(name);
  return words.map((_, index) => words.slice(0, index + 1).join(' '));
}

function put<Value>(map: Map<string, Set<Value>>, key: string, value: Value): void {
  const values = map.get(key);
  if (values) values.add(value);
  else map.set(key, new Set([value]));
}
