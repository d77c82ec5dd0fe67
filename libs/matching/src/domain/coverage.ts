import { order } from './canonical-json.js';

/** Fewer persons than this are not told apart (indicators.md, statistical disclosure control: T). */
export const FEWEST_PERSONS = 5;
/** A hidden figure can lie anywhere in a range at least so wide (the same). */
const WIDTH = 3;

/** A student of a run: her group, and the score of her pair; null is no mentor. */
export interface Member {
  readonly group: string;
  readonly score: number | null;
}

/** A group, or several small ones together, as it may be shown; null is hidden. */
export interface GroupCoverage {
  readonly groups: readonly string[];
  readonly students: number;
  readonly matched: number | null;
  readonly mean: number | null;
  /** The mean of the worst tenth of its pairs. */
  readonly worstTenth: number | null;
}

interface Tally {
  readonly groups: readonly string[];
  readonly students: number;
  readonly scores: readonly number[];
}

/**
 * How many of each group have a mentor, and how good their pairs are, so that no figure tells of fewer than five persons and none can be found
 * by subtraction. Groups too small are told together; where few of a group have a mentor, or few have none, both figures are hidden, and
 * those of other groups too until the total leaves each of them open. Of fewer than five persons nothing is told. It only measures: no run reads it.
 *
 * @param isSensitive for groups that staff do not know each student's of: then *all* and *none* tell of persons, too, and so does a single group
 */
export function coverageOf(members: readonly Member[], isSensitive = false): GroupCoverage[] {
  if (members.length < FEWEST_PERSONS) return [];
  const rows = together(talliesOf(members));
  if (isSensitive && join(rows).groups.length === 1) return [];
  const hidden = hiddenOf(rows, isSensitive);
  // Too few all in all: then there is only the total, which stands on the page of the run anyway.
  if (hidden === undefined) return [shown(join(rows), new Set())];
  return rows.map((row) => shown(row, hidden));
}

function talliesOf(members: readonly Member[]): Tally[] {
  const groups = [...new Set(members.map(({ group }) => group))].sort(order);
  return groups.map((group) => {
    const own = members.filter((member) => member.group === group);
    return {
      groups: [group],
      students: own.length,
      scores: own.flatMap(({ score }) => (score === null ? [] : [score])),
    };
  });
}

/** One small group never stands alone: the total less the others would be its own figure. */
function together(tallies: readonly Tally[]): Tally[] {
  const small = tallies.filter(({ students }) => students < FEWEST_PERSONS);
  const large = tallies.filter(({ students }) => students >= FEWEST_PERSONS).sort(bySize);
  if (small.length === 0) return large.reverse();
  const rest = [...small];
  while (large.length > 0 && join(rest).students < FEWEST_PERSONS) rest.push(...large.splice(0, 1));
  return [...large.reverse(), join(rest)];
}

/** Rows whose mentors are not told; undefined when hiding all of them is not enough. */
function hiddenOf(rows: readonly Tally[], isSensitive: boolean): ReadonlySet<Tally> | undefined {
  const isFew = (count: number) => (isSensitive || count > 0) && count < FEWEST_PERSONS;
  const mustHide = ({ students, scores }: Tally) => isFew(scores.length) || isFew(students - scores.length);
  const hidden = new Set(rows.filter(mustHide));
  const others = rows.filter((row) => !hidden.has(row)).sort(bySize);
  while (hidden.size > 0 && !isOpen([...hidden])) {
    const [next] = others.splice(0, 1);
    if (!next) return undefined;
    hidden.add(next);
  }
  return hidden;
}

/** Knowing the sizes and the sum, each row's count may lie in a range: as few as the others leave room for, as many as there are. */
function isOpen(hidden: readonly Tally[]): boolean {
  const { students, scores } = join(hidden);
  return hidden.every((row) => {
    const least = Math.max(0, scores.length - (students - row.students));
    return Math.min(row.students, scores.length) - least >= WIDTH;
  });
}

function shown(row: Tally, hidden: ReadonlySet<Tally>): GroupCoverage {
  const { groups, students, scores } = row;
  if (hidden.has(row)) return { groups, students, matched: null, mean: null, worstTenth: null };
  const worst = [...scores].sort((one, other) => one - other).slice(0, Math.ceil(scores.length / 10));
  return { groups, students, matched: scores.length, mean: meanOf(scores), worstTenth: meanOf(worst) };
}

/** The mean of few would be some person's own score. */
function meanOf(scores: readonly number[]): number | null {
  if (scores.length < FEWEST_PERSONS) return null;
  return Math.round(scores.reduce((sum, score) => sum + score, 0) / scores.length);
}

function join(rows: readonly Tally[]): Tally {
  return {
    groups: rows.flatMap(({ groups }) => groups).sort(order),
    students: rows.reduce((sum, { students }) => sum + students, 0),
    scores: rows.flatMap(({ scores }) => scores),
  };
}

/** The smallest first. */
function bySize(one: Tally, other: Tally): number {
  return one.students - other.students || order(one.groups.join(), other.groups.join());
}
