import type { Assignment, Instance } from '#assignment';

/** A column that takes at least so many rows, or none at all. */
export interface Minimum {
  readonly column: number;
  /** 2 or more: with 1 every filled column is open. */
  readonly least: number;
  /** It may not be closed: somebody is in it already. */
  readonly mustOpen?: boolean;
}

/** A result whose proof was checked, or what speaks against it. */
export type Proven = Assignment | { readonly objections: readonly string[] };
export type Prove = (instance: Instance) => Proven;

/** Which columns take nobody, and who goes where. */
export interface Opening {
  readonly closed: ReadonlySet<number>;
  /** Of each row, -1 for nobody. */
  readonly columnOfRow: Int32Array;
  /** Rows served, aims met in their order, score. */
  readonly worth: readonly number[];
  /** Columns that had to be open and cannot reach their minimum; then nothing else is said. */
  readonly unreachable: readonly number[];
  /** How often the instance was solved. */
  readonly solved: number;
  /** False when the search ended at its limit: then `best` says how much better another choice could be at most. */
  readonly exact: boolean;
  /** What no choice of columns can surpass, as `worth`; equal to it when the search came to its end. */
  readonly best: readonly number[];
}

/** What is left open and closed so far, with the best that is possible then. */
interface Node {
  readonly closed: ReadonlySet<number>;
  readonly opened: ReadonlySet<number>;
  readonly columnOfRow: Int32Array;
  /** Rows served, aims met in their order, score. */
  readonly worth: readonly number[];
  /** Columns that take too few, the emptiest first. */
  readonly short: readonly Minimum[];
}

/**
 * The best assignment in which each column with a minimum takes at least that many rows, or none (semi-continuous capacities). Without the
 * minima the problem is the plain one, and at least as good: where a column ends short, it is either closed or opened with its minimum, and
 * both are solved, the most promising first (branch and bound, Land and Doig 1960). The first result without a short column is the best.
 * After `most` solves the best one found is returned, with what could be possible at most.
 */
export function openGroups(
  instance: Instance,
  minima: readonly Minimum[],
  prove: Prove,
  most: number,
): Opening | Exclude<Proven, Assignment> {
  const search = new Search(instance, minima, prove);
  const forced = new Set(minima.filter(({ mustOpen }) => mustOpen).map(({ column }) => column));
  const root = search.solve(new Set(), forced);
  if ('objections' in root) return root;
  if ('unreachable' in root) return { ...NOTHING, unreachable: root.unreachable, solved: search.solved };
  const first = search.closingTheEmptiest(root);
  if ('objections' in first) return first;
  return search.improve(root, first, most);
}

const NOTHING = { closed: new Set<number>(), columnOfRow: new Int32Array(), exact: true, worth: [], best: [] };

type Tried = Node | Exclude<Proven, Assignment> | { readonly unreachable: readonly number[] };

class Search {
  solved = 0;
  private readonly leastOf: ReadonlyMap<number, Minimum>;

  constructor(
    private readonly instance: Instance,
    private readonly minima: readonly Minimum[],
    private readonly prove: Prove,
  ) {
    this.leastOf = new Map(minima.map((minimum) => [minimum.column, minimum]));
  }

  solve(closed: ReadonlySet<number>, opened: ReadonlySet<number>): Tried {
    this.solved += 1;
    const { columns } = this.instance;
    const open = withoutColumns(this.instance, closed);
    const filled = [...opened].sort((one, other) => one - other).flatMap((column) => this.leastOf.get(column) ?? []);
    const proven = this.prove(filled.length === 0 ? open : withMinima(open, filled));
    if ('objections' in proven) return proven;
    const mustColumn = (column: number) => filled[column - columns]?.column ?? -1;
    const columnOfRow = proven.columnOfRow.map((column) => (column < columns ? column : mustColumn(column)));
    const taken = takenOf(columnOfRow, columns);
    const missed = filled.filter(({ column, least }) => (taken[column] ?? 0) < least);
    if (missed.length > 0) return { unreachable: missed.map(({ column }) => column) };
    const takes = ({ column }: Minimum) => taken[column] ?? 0;
    const short = this.minima.filter((one) => takes(one) > 0 && takes(one) < one.least);
    short.sort((one, other) => takes(one) * other.least - takes(other) * one.least || one.column - other.column);
    return { closed, opened, columnOfRow, worth: worthOf(this.instance, columnOfRow), short };
  }

  /** A first result: the emptiest quarter of the short columns is closed, until none is short. It ends, since a closed column is never short. */
  closingTheEmptiest(root: Node): Node | Exclude<Proven, Assignment> {
    let node = root;
    while (node.short.length > 0) {
      const emptiest = node.short.slice(0, Math.ceil(node.short.length / 4)).map(({ column }) => column);
      const next = this.solve(new Set([...node.closed, ...emptiest]), node.opened);
      if ('objections' in next) return next;
      if ('unreachable' in next) throw new Error('Closing a column took rows from another');
      node = next;
    }
    return node;
  }

  improve(root: Node, first: Node, most: number): Opening | Exclude<Proven, Assignment> {
    let found = first;
    const waiting = [root];
    for (let node = waiting.shift(); node && compare(node.worth, found.worth) > 0; node = waiting.shift()) {
      const [branch] = node.short;
      if (!branch) {
        found = node;
        break;
      }
      if (this.solved >= most) return this.openingOf(found, node.worth);
      const children = [
        this.solve(node.closed, plus(node.opened, branch.column)),
        this.solve(plus(node.closed, branch.column), node.opened),
      ];
      for (const child of children) {
        if ('objections' in child) return child;
        if (!('unreachable' in child)) insert(waiting, child);
      }
    }
    return this.openingOf(found, found.worth);
  }

  private openingOf({ columnOfRow, worth, closed }: Node, best: readonly number[]): Opening {
    const exact = compare(best, worth) === 0;
    return { closed, columnOfRow, worth, unreachable: [], solved: this.solved, exact, best };
  }
}

/** The better first; of equals who came first stays first. */
function insert(waiting: Node[], node: Node): void {
  const at = waiting.findIndex((other) => compare(node.worth, other.worth) > 0);
  waiting.splice(at === -1 ? waiting.length : at, 0, node);
}

function compare(one: readonly number[], other: readonly number[]): number {
  const at = one.findIndex((value, index) => value !== other[index]);
  return at === -1 ? 0 : (one[at] ?? 0) - (other[at] ?? 0);
}

function plus(set: ReadonlySet<number>, one: number): ReadonlySet<number> {
  return new Set(set).add(one);
}

function takenOf(columnOfRow: Int32Array, columns: number): Int32Array {
  const taken = new Int32Array(columns);
  for (const column of columnOfRow) if (column !== -1) taken[column] = (taken[column] ?? 0) + 1;
  return taken;
}

function worthOf({ pairRow, pairColumn, pairScore, aims = [] }: Instance, columnOfRow: Int32Array): number[] {
  const worth = new Array<number>(aims.length + 2).fill(0);
  pairRow.forEach((row, pair) => {
    if (columnOfRow[row] !== pairColumn[pair]) return;
    const gained = [1, ...aims.map((aim) => aim[pair] ?? 0), pairScore[pair] ?? 0];
    for (const [level, gain] of gained.entries()) worth[level] = (worth[level] ?? 0) + gain;
  });
  return worth;
}

/** The same instance with columns that take nobody. */
export function withoutColumns(instance: Instance, closed: ReadonlySet<number>): Instance {
  if (closed.size === 0) return instance;
  const capacities = instance.capacities.map((places, column) => (closed.has(column) ? 0 : places));
  return { ...instance, capacities };
}

/**
 * The same instance with columns that are to reach a minimum, by two devices of `fair-share.ts`: each of them is split into the places that
 * must be filled and the rest, and whoever is not served waits in a column of her own. Then serving every row is no question, the first aim
 * is filling those places, the second serving rows for real, and the rest follows as before. The columns that must be filled come right
 * after the instance's own, in the order given.
 */
export function withMinima(instance: Instance, minima: readonly Minimum[]): Instance {
  const { rows, columns, pairRow, pairColumn, pairScore, capacities, columnKeys, aims = [] } = instance;
  const own = pairRow.length;
  const splitOf = new Map(minima.map(({ column }, index) => [column, columns + index]));
  const twice = [...pairRow.keys()].filter((pair) => splitOf.has(pairColumn[pair] ?? -1));
  const length = own + twice.length + rows;
  const copied = (values: Int32Array | Uint8Array, forWaiting: (row: number) => number) => (index: number) => {
    if (index < own) return values[index] ?? 0;
    const at = index - own;
    return at < twice.length ? (values[twice[at] ?? -1] ?? 0) : forWaiting(at - twice.length);
  };
  const columnOf = copied(pairColumn, () => columns + minima.length);
  const isTwice = (index: number) => index >= own && index < own + twice.length;
  const least = new Map(minima.map(({ column, least: rowsAtLeast }) => [column, rowsAtLeast]));
  const marks = (mark: (index: number) => number) => Uint8Array.from({ length }, (_, index) => mark(index));
  return {
    ...instance,
    columns: columns + minima.length + 1,
    capacities: Int32Array.of(
      ...capacities.map((places, column) => Math.max(0, places - (least.get(column) ?? 0))),
      ...minima.map((minimum) => Math.min(minimum.least, capacities[minimum.column] ?? 0)),
      rows,
    ),
    pairRow: Int32Array.from({ length }, (_, index) => copied(pairRow, (row) => row)(index)),
    pairColumn: Int32Array.from({ length }, (_, index) =>
      isTwice(index) ? (splitOf.get(columnOf(index)) ?? -1) : columnOf(index),
    ),
    pairScore: Int32Array.from({ length }, (_, index) => copied(pairScore, () => 0)(index)),
    aims: [
      marks((index) => (isTwice(index) ? 1 : 0)),
      marks((index) => (index < own + twice.length ? 1 : 0)),
      ...aims.map((aim) => marks(copied(aim, () => 0))),
    ],
    ...(columnKeys && {
      columnKeys: [...columnKeys, ...minima.map(({ column }) => `least of ${columnKeys[column]}`), 'served by nobody'],
    }),
  };
}
