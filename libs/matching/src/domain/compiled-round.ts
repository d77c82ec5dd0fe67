import type { MentorAnswers, RankedLanguage, StudentAnswers } from './answers.js';
import { favouredBy, PAIR_RULES, type PairRuleCode, scaleOf } from './apportion.js';
import { IN_PERSON, regionOf } from './hard-rules.js';
import { AnswerTable, MentorCategories } from './mentor-categories.js';
import { OverlapTable } from './overlap-table.js';
import type { HardRuleCode, Rules } from './rules.js';
import { hardRefusal, scorePair, waitingPoints } from './score-pair.js';
import type { Snapshot, SnapshotStudent } from './snapshot.js';
import { COMPARE } from './soft-rules.js';

/** Rules whose question has few different answers; `topics` and `goals` compare lists of many codes. In the order of their points. */
const TABLED = ['field', 'industry', 'experience', 'languages', 'availability', 'place'] as const;
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
};

/** What the hard rules read of both. */
function hardAnswers({ languages, modes, place }: StudentAnswers | MentorAnswers, { hard }: Rules): string {
  return JSON.stringify([spokenFrom(languages, hard['working-language'].rank), modes, place && regionOf(place)]);
}

/** Two share a language from a rank on when both speak it from there on: the ranks themselves decide nothing else. */
function spokenFrom(languages: readonly RankedLanguage[], rank: number): string[] {
  return languages.filter((one) => one.rank >= rank).map(({ language }) => language);
}

/** The share where a rule compares nothing, told apart from a share of nothing. */
const OPEN = -1;

interface Allowed {
  readonly columns: Int32Array;
  /** How many mentors each hard rule removed; the first that did is counted. */
  readonly removed: ReadonlyMap<HardRuleCode, number>;
}

/**
 * A snapshot made ready for speed: long lists of codes as bit masks, every other question asked once for each pair of different answers, and
 * the mentors whom the hard rules leave listed once for all students with the same answers to them. Its scores are those of `scorePair`.
 */
export class CompiledRound {
  private readonly topics: OverlapTable;
  private readonly goals: OverlapTable;
  private readonly tables: readonly AnswerTable[];
  private readonly hardKinds: MentorCategories;
  private readonly allowed = new Map<string, Allowed>();
  private readonly scales = new Map<string, { readonly general: Float64Array; readonly favoured: Float64Array }>();
  private readonly points: Float64Array;
  private readonly hasMust: boolean;
  private readonly sums: Float64Array;
  private readonly favouredSums: Float64Array;
  private readonly compared: Uint16Array;

  constructor(private readonly snapshot: Snapshot) {
    const { students, mentors, rules } = snapshot;
    this.points = Float64Array.from(PAIR_RULES, (code) => rules.soft[code].points);
    this.hasMust = PAIR_RULES.some((code) => rules.soft[code].must);
    this.sums = new Float64Array(mentors.length);
    this.favouredSums = new Float64Array(mentors.length);
    this.compared = new Uint16Array(mentors.length);
    this.topics = new OverlapTable(
      students.map(({ wishes }) => wishes),
      mentors.map(({ offers }) => offers),
    );
    this.goals = new OverlapTable(
      students.map((one) => one.goals),
      mentors.map((one) => one.goals),
    );
    this.tables = TABLED.map(
      (code) =>
        new AnswerTable(
          new MentorCategories(mentors, (mentor) => JSON.stringify(ofMentor[code](mentor, rules))),
          (student) => JSON.stringify(ofStudent[code](student, rules)),
          (student, mentor) => COMPARE[code](student, mentor, rules)?.share ?? OPEN,
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
    const removed = new Map<HardRuleCode, number>();
    for (const [column, kind] of this.hardKinds.of.entries()) {
      const refusedBy = refusals[kind];
      if (refusedBy) removed.set(refusedBy, (removed.get(refusedBy) ?? 0) + 1);
      else columns.push(column);
    }
    const allowed = { columns: Int32Array.from(columns), removed };
    this.allowed.set(key, allowed);
    return allowed;
  }

  /** Scores of one student with the allowed mentors, in their order; `OPEN` where a must forbids the pair. */
  scoresOf(row: number, student: SnapshotStudent, into: Int32Array): Int32Array {
    const { columns } = this.allowedFor(student);
    if (this.hasMust) this.scoreOneByOne(student, columns, into);
    else this.scoreAll(row, student, columns, into);
    return columns;
  }

  private scoreOneByOne(student: SnapshotStudent, columns: Int32Array, into: Int32Array): void {
    const { mentors, rules } = this.snapshot;
    for (let at = 0; at < columns.length; at += 1) {
      const mentor = mentors[columns[at] ?? -1];
      const { feasible, score } = mentor ? scorePair(student, mentor, rules) : { feasible: false, score: 0 };
      into[at] = feasible ? score : OPEN;
    }
  }

  /** Rule by rule over all mentors, so that each loop reads one table; what a pair earns is added in the order of the rules all the same. */
  private scoreAll(row: number, student: SnapshotStudent, columns: Int32Array, into: Int32Array): void {
    const { sums, favouredSums, compared } = this;
    sums.fill(0, 0, columns.length);
    favouredSums.fill(0, 0, columns.length);
    compared.fill(0, 0, columns.length);
    this.addOverlap(0, this.topics.reader(row), student, columns);
    this.addOverlap(1, this.goals.reader(row), student, columns);
    for (const [index, table] of this.tables.entries()) this.addTable(index + 2, table, student, columns);
    const waited = waitingPoints(student, this.snapshot.rules);
    const { general, favoured } = this.scalesFor(student);
    for (let at = 0; at < columns.length; at += 1) {
      const mask = compared[at] ?? 0;
      const own = (sums[at] ?? 0) * (general[mask] ?? 0);
      into[at] = Math.round(own + (favouredSums[at] ?? 0) * (favoured[mask] ?? 0) + waited);
    }
  }

  private addOverlap(rule: number, shareOf: (column: number) => number, student: StudentAnswers, columns: Int32Array) {
    const isFavoured = (favouredMask(student) & (1 << rule)) !== 0;
    for (let at = 0; at < columns.length; at += 1) this.add(rule, at, shareOf(columns[at] ?? 0), isFavoured);
  }

  private addTable(rule: number, table: AnswerTable, student: StudentAnswers, columns: Int32Array): void {
    const [shares, kinds] = [table.rowOf(student), table.categories.of];
    const isFavoured = (favouredMask(student) & (1 << rule)) !== 0;
    for (let at = 0; at < columns.length; at += 1) {
      this.add(rule, at, shares[kinds[columns[at] ?? 0] ?? 0] ?? OPEN, isFavoured);
    }
  }

  private add(rule: number, at: number, share: number, isFavoured: boolean): void {
    if (share === OPEN) return;
    const earned = (this.points[rule] ?? 0) * share;
    this.sums[at] = (this.sums[at] ?? 0) + earned;
    this.compared[at] = (this.compared[at] ?? 0) | (1 << rule);
    if (isFavoured) this.favouredSums[at] = (this.favouredSums[at] ?? 0) + earned;
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

function favouredMask({ mostImportant }: StudentAnswers): number {
  return favouredBy(mostImportant).reduce((mask, code) => mask | bitOf(code), 0);
}
