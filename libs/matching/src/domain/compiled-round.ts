import type { MentorAnswers, RankedLanguage, StudentAnswers } from './answers.js';
import { favouredBy, PAIR_RULES, type PairRuleCode, scaleOf } from './apportion.js';
import { IN_PERSON, regionOf } from './hard-rules.js';
import { AnswerTable, MentorCategories, type Weights, weightsOf } from './mentor-categories.js';
import { OverlapTable } from './overlap-table.js';
import type { Rules } from './rules.js';
import { type AnswerRule, hardRefusal, scorePair, waitingPoints } from './score-pair.js';
import type { Snapshot, SnapshotStudent } from './snapshot.js';
import { COMPARE } from './soft-rules.js';

/** Rules whose question has few different answers; `topics` and `goals` compare lists of many codes. In the order of their points. */
const TABLED = ['field', 'industry', 'experience', 'languages', 'availability', 'place', 'students'] as const;
type Tabled = (typeof TABLED)[number];

type Questions<Person> = Readonly<Record<Tabled, (person: Person, rules: Rules) => unknown>>;

/** Whoever answers these alike gets the same share from the rule: only what the rule reads of an answer, so that there are few. */
const ofStudent: Questions<StudentAnswers> = {
  field: ({ field }) => field,
  industry: ({ industries }) => industries,
  experience: ({ wishedExperience }) => wishedExperience,
  languages: ({ languages, workingLanguage }, { soft, hard }) =>
    workingLanguage === null
      ? spokenFrom(languages, soft.languages.rank)
      : { wished: workingLanguage, works: spokenFrom(languages, hard['working-language'].rank) },
  availability: ({ slots }) => slots,
  place: ({ place, modes }) => (modes.includes(IN_PERSON) ? place : null),
  students: ({ field, degree = null }) => [field.slice(0, 2), degree],
};
const ofMentor: Questions<MentorAnswers> = {
  field: ({ field }) => field,
  industry: ({ industry }) => industry,
  experience: ({ experience }) => experience,
  languages: ({ languages }, { soft, hard }) => [
    spokenFrom(languages, soft.languages.rank),
    spokenFrom(languages, hard['working-language'].rank),
  ],
  availability: ({ slots }) => slots,
  place: ({ place, modes }) => (modes.includes(IN_PERSON) ? place : null),
  students: ({ wishedFields = [], wishedDegree = null }) => [wishedFields, wishedDegree],
};

/** What the hard rules read of both. */
function hardAnswers({ languages, modes, place }: StudentAnswers | MentorAnswers, { hard }: Rules): string {
  return JSON.stringify([spokenFrom(languages, hard['working-language'].rank), modes, place && regionOf(place)]);
}

/** Two share a language from a rank on when both speak it from there on: the ranks themselves decide nothing else. */
function spokenFrom(languages: readonly RankedLanguage[], rank: number): string[] {
  return languages.filter((one) => one.rank >= rank).map(({ language }) => language);
}

/** Instead of points, where a must forbids the pair. */
const FORBIDDEN = -1;

interface Allowed {
  readonly columns: Int32Array;
  /** Which kind each of these mentors is, by rule. */
  readonly kinds: Readonly<Record<Tabled, Uint32Array>>;
  /** How many mentors each hard rule removed; the first that did is counted. */
  readonly removed: ReadonlyMap<AnswerRule, number>;
}

/**
 * A snapshot made ready for speed: long lists of codes as bit masks, every other question asked once for each pair of different answers, and
 * the mentors whom the hard rules leave listed once for all students with the same answers to them. Its scores are those of `scorePair`.
 */
export class CompiledRound {
  private readonly topics: OverlapTable;
  private readonly goals: OverlapTable;
  private readonly tables: Readonly<Record<Tabled, AnswerTable>>;
  private readonly hardKinds: MentorCategories;
  private readonly allowed = new Map<string, Allowed>();
  private readonly scales = new Map<string, { readonly general: Float64Array; readonly favoured: Float64Array }>();
  private readonly hasMust: boolean;
  /** Of the student at hand, mentor by mentor. */
  private readonly topicKinds: Uint32Array;
  private readonly goalKinds: Uint32Array;
  private readonly sums: Float64Array;
  private readonly favouredSums: Float64Array;
  /** One bit for each rule. */
  private readonly compared: Uint16Array;

  constructor(private readonly snapshot: Snapshot) {
    const { students, mentors, rules } = snapshot;
    this.hasMust = PAIR_RULES.some((code) => rules.soft[code].must);
    this.topicKinds = new Uint32Array(mentors.length);
    this.goalKinds = new Uint32Array(mentors.length);
    this.sums = new Float64Array(mentors.length);
    this.favouredSums = new Float64Array(mentors.length);
    this.compared = new Uint16Array(mentors.length);
    const weigh = (code: PairRuleCode) => (shares: readonly (number | undefined)[]) =>
      weightsOf(rules.soft[code].points, bitOf(code), shares);
    this.topics = new OverlapTable(
      students.map(({ wishes }) => wishes),
      mentors.map(({ offers }) => offers),
      weigh('topics'),
    );
    this.goals = new OverlapTable(
      students.map((one) => one.goals),
      mentors.map((one) => one.goals),
      weigh('goals'),
    );
    this.tables = byCode(
      (code) =>
        new AnswerTable(
          new MentorCategories(mentors, (mentor) => JSON.stringify(ofMentor[code](mentor, rules))),
          (student) => JSON.stringify(ofStudent[code](student, rules)),
          (student, mentor) => COMPARE[code](student, mentor, rules)?.share,
          weigh(code),
        ),
    );
    this.hardKinds = new MentorCategories(mentors, (mentor) => hardAnswers(mentor, rules));
  }

  /** The mentors whom the hard rules leave to a student, in order, and how many each rule removed. */
  allowedFor(student: StudentAnswers): Allowed {
    const key = hardAnswers(student, this.snapshot.rules);
    const known = this.allowed.get(key);
    if (known) return known;
    const refusals = this.hardKinds.examples.map((mentor) => hardRefusal(student, mentor, this.snapshot.rules));
    const columns: number[] = [];
    const removed = new Map<AnswerRule, number>();
    for (const [column, kind] of this.hardKinds.of.entries()) {
      const refusedBy = refusals[kind];
      if (refusedBy) removed.set(refusedBy, (removed.get(refusedBy) ?? 0) + 1);
      else columns.push(column);
    }
    const kinds = byCode((code) => {
      const { of } = this.tables[code].categories;
      return Uint32Array.from(columns, (column) => of[column] ?? 0);
    });
    const allowed = { columns: Int32Array.from(columns), kinds, removed };
    this.allowed.set(key, allowed);
    return allowed;
  }

  /** Scores of one student with the allowed mentors, in their order; {@link FORBIDDEN} where a must forbids the pair. */
  scoresOf(row: number, student: SnapshotStudent, into: Int32Array): Int32Array {
    const allowed = this.allowedFor(student);
    if (this.hasMust) this.scoreOneByOne(student, allowed.columns, into);
    else this.scoreAll(row, student, allowed, into);
    return allowed.columns;
  }

  private scoreOneByOne(student: SnapshotStudent, columns: Int32Array, into: Int32Array): void {
    const { mentors, rules } = this.snapshot;
    for (let at = 0; at < columns.length; at += 1) {
      const mentor = mentors[columns[at] ?? -1];
      const { feasible, score } = mentor ? scorePair(student, mentor, rules) : { feasible: false, score: 0 };
      into[at] = feasible ? score : FORBIDDEN;
    }
  }

  /** Four rules at a time over all mentors: what a pair earns is added in the order of the rules all the same. */
  private scoreAll(row: number, student: SnapshotStudent, allowed: Allowed, into: Int32Array): void {
    const { sums, favouredSums, compared } = this;
    const length = allowed.columns.length;
    const rules = this.rulesFor(row, student, allowed);
    sums.fill(0, 0, length);
    compared.fill(0, 0, length);
    addFour([rules.topics, rules.goals, rules.field, rules.industry], length, sums, compared);
    addFour([rules.experience, rules.languages, rules.availability, rules.place], length, sums, compared);
    addLast(rules.students, length, sums, compared);
    const waited = waitingPoints(student, this.snapshot.rules);
    const { general, favoured } = this.scalesFor(student);
    favouredSums.fill(0, 0, length);
    for (const code of favouredBy(student.mostImportant)) addOne(rules[code], length, favouredSums);
    for (let at = 0; at < length; at += 1) {
      const mask = compared[at] ?? 0;
      const own = (sums[at] ?? 0) * (general[mask] ?? 0);
      into[at] = Math.round(own + (favouredSums[at] ?? 0) * (favoured[mask] ?? 0) + waited);
    }
  }

  private rulesFor(row: number, student: SnapshotStudent, { columns, kinds }: Allowed): Record<PairRuleCode, Weighed> {
    const overlapping = (table: OverlapTable, into: Uint32Array): Weighed => {
      table.kindsOf(row, columns, into);
      return { kinds: into, ...table.weightsOf(row) };
    };
    return {
      topics: overlapping(this.topics, this.topicKinds),
      goals: overlapping(this.goals, this.goalKinds),
      ...byCode((code): Weighed => ({ kinds: kinds[code], ...this.tables[code].weightsOf(student) })),
    };
  }

  /** By which rules compare the pair, as bits. */
  private scalesFor({ mostImportant }: StudentAnswers) {
    const known = this.scales.get(String(mostImportant));
    if (known) return known;
    const all = Array.from({ length: 1 << PAIR_RULES.length }, (_, mask) =>
      scaleOf(this.snapshot.rules, (code) => (mask & bitOf(code)) !== 0, mostImportant),
    );
    const scales = {
      general: Float64Array.from(all, (scale) => scale.general),
      favoured: Float64Array.from(all, (scale) => scale.favoured),
    };
    this.scales.set(String(mostImportant), scales);
    return scales;
  }
}

function bitOf(code: PairRuleCode): number {
  return 1 << PAIR_RULES.indexOf(code);
}

function byCode<Value>(of: (code: Tabled) => Value): Record<Tabled, Value> {
  return Object.fromEntries(TABLED.map((code) => [code, of(code)])) as Record<Tabled, Value>;
}

/** A rule for one student, with the kinds of the mentors in question. */
interface Weighed extends Weights {
  readonly kinds: Uint32Array;
}

function addOne({ kinds, worth }: Weighed, length: number, sums: Float64Array): void {
  for (let at = 0; at < length; at += 1) sums[at] = (sums[at] ?? 0) + (worth[kinds[at] ?? 0] ?? 0);
}

/** Adds what four rules are worth, in their order. Written out, since a loop over the rules would cost as much as the rules. */
function addFour(
  [first, second, third, fourth]: readonly [Weighed, Weighed, Weighed, Weighed],
  length: number,
  sums: Float64Array,
  compared: Uint16Array,
): void {
  const { kinds: kinds1, worth: worth1, bits: bits1 } = first;
  const { kinds: kinds2, worth: worth2, bits: bits2 } = second;
  const { kinds: kinds3, worth: worth3, bits: bits3 } = third;
  const { kinds: kinds4, worth: worth4, bits: bits4 } = fourth;
  for (let at = 0; at < length; at += 1) {
    const kind1 = kinds1[at] ?? 0;
    const kind2 = kinds2[at] ?? 0;
    const kind3 = kinds3[at] ?? 0;
    const kind4 = kinds4[at] ?? 0;
    const sum = (sums[at] ?? 0) + (worth1[kind1] ?? 0) + (worth2[kind2] ?? 0) + (worth3[kind3] ?? 0);
    sums[at] = sum + (worth4[kind4] ?? 0);
    const bits = (bits1[kind1] ?? 0) | (bits2[kind2] ?? 0) | (bits3[kind3] ?? 0) | (bits4[kind4] ?? 0);
    compared[at] = (compared[at] ?? 0) | bits;
  }
}

/** Adds the one rule that is left when the others were taken by four. */
function addLast({ kinds, worth, bits }: Weighed, length: number, sums: Float64Array, compared: Uint16Array): void {
  for (let at = 0; at < length; at += 1) {
    const kind = kinds[at] ?? 0;
    sums[at] = (sums[at] ?? 0) + (worth[kind] ?? 0);
    compared[at] = (compared[at] ?? 0) | (bits[kind] ?? 0);
  }
}
