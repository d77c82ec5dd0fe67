import type { Assignment, Proof } from './assignment.js';
import { BestFew } from './best-few.js';
import { placeOfEach } from './canonical.js';
import { type Instance, InvalidInstance } from './instance.js';
import { TIE_LEVELS, Weigher } from './objective.js';
import { flag, int } from './reading.js';
import { excess } from './verify.js';

/**
 * As many pairs of each row, and of each column, are tried first: nearly always the result is among them. A part is worth it while all pairs
 * are `worth` times more; then they are solved at once.
 */
const FEW = { perRow: 40, perColumn: 100, worth: 3 };
/** From this turn on twice as many are tried, and again: turns that let in a handful each would cost more than a wider part. */
const PATIENCE = 3;
/** The fewest pairs of a wide instance: fewer are solved at once as fast. */
const WIDE_FROM = 500_000;
/** The most cells of a table with a bit for each row and column. */
const MOST_CELLS = 2 ** 31;

/** Whether most pairs can be left alone in all likelihood. */
export function isWide({ rows, columns, pairRow }: Instance): boolean {
  const tried = FEW.perRow * rows + FEW.perColumn * columns;
  return pairRow.length >= Math.max(WIDE_FROM, FEW.worth * tried) && rows * columns <= MOST_CELLS;
}

/**
 * Solves with the best few pairs of everybody and asks the proof of that for all pairs: one that it does not cover, or that its prices do not
 * reach, would make the result better and is let in. When none is left, the proof holds for the whole instance, and the result is as good as
 * if all pairs had been there from the beginning (column generation: Ford and Fulkerson 1958). Parts grow until they are worth no more.
 *
 * @param solver takes the instance or a part of it, and the unit of the whole's scores
 * @throws InvalidInstance when a pair is there twice
 */
export function solveByPricing(
  instance: Instance,
  solver: (part: Instance, unit: number) => Assignment,
  few = FEW,
): Assignment {
  requireOnce(instance);
  const candidates = new Candidates(instance);
  let tried = few;
  let pairs = candidates.best(tried);
  for (let turn = 1; pairs.length * few.worth <= instance.pairRow.length; turn++) {
    const result = solver(withPairs(instance, pairs), candidates.unit);
    const missing = candidates.missing(result.proof, tried);
    if (missing.length === 0) return result;
    pairs = united(pairs, missing);
    if (turn < PATIENCE) continue;
    tried = { ...few, perRow: 2 * tried.perRow, perColumn: 2 * tried.perColumn };
    pairs = united(pairs, candidates.best(tried));
  }
  return solver(instance, candidates.unit);
}

/** The pairs of an instance by what they are worth to their rows and columns; nothing depends on their order. */
class Candidates {
  private readonly weigher: Weigher;
  private readonly rowPlace: Int32Array;
  private readonly columnPlace: Int32Array;

  constructor(private readonly instance: Instance) {
    this.weigher = new Weigher(instance);
    this.rowPlace = placeOfEach(instance.rows, instance.rowKeys);
    this.columnPlace = placeOfEach(instance.columns, instance.columnKeys);
  }

  get unit(): number {
    return this.weigher.unit;
  }

  /** The best few of every row and of every column, each pair once, in order. */
  best(few: typeof FEW): Int32Array {
    const [ofRows, ofColumns] = this.roomFor(few);
    for (let pair = 0; pair < this.instance.pairRow.length; pair++) this.offer(pair, ofRows, ofColumns);
    return united(ofRows.take(), ofColumns.take());
  }

  /** The same of the pairs of which a proof does not hold: not covered, or worth more than their prices. */
  missing({ contestedRow, contestedColumn, prices }: Proof, few: typeof FEW): Int32Array {
    const { instance, weigher } = this;
    const [ofRows, ofColumns] = this.roomFor(few);
    for (let pair = 0; pair < instance.pairRow.length; pair++) {
      const isRowContested = flag(contestedRow, int(instance.pairRow, pair));
      const isColumnContested = flag(contestedColumn, int(instance.pairColumn, pair));
      const isCoveredTwice = isColumnContested && !isRowContested;
      const isUncovered = isRowContested && !isColumnContested;
      if (isUncovered || (!isCoveredTwice && excess(prices, instance, weigher, pair) < 0))
        this.offer(pair, ofRows, ofColumns);
    }
    return united(ofRows.take(), ofColumns.take());
  }

  private roomFor({ perRow, perColumn }: typeof FEW): [BestFew, BestFew] {
    return [new BestFew(this.instance.rows, perRow), new BestFew(this.instance.columns, perColumn)];
  }

  /** By the aims, each before the next, then the score, then the tie: at most 8 + 20 + 7 bits, so exact. */
  private offer(pair: number, ofRows: BestFew, ofColumns: BestFew): void {
    const { aims = [], pairRow, pairColumn, pairScore } = this.instance;
    const [row, column] = [int(pairRow, pair), int(pairColumn, pair)];
    let value = 0;
    for (let aim = 0; aim < aims.length; aim++) value = value * 2 + (flag(aims[aim] as Uint8Array, pair) ? 1 : 0);
    value = (value * SCORE_BITS + int(pairScore, pair)) * TIE_LEVELS;
    // Few pairs come so far that their tie is asked for.
    if (value + TIE_LEVELS <= Math.min(ofRows.leastOf(row), ofColumns.leastOf(column))) return;
    value += this.weigher.tieOf(row, column);
    ofRows.offer(row, pair, value, int(this.columnPlace, column));
    ofColumns.offer(column, pair, value, int(this.rowPlace, row));
  }
}

const SCORE_BITS = 2 ** 20;

/** The same rows and columns with some of the pairs. */
function withPairs(instance: Instance, pairs: Int32Array): Instance {
  const picked = (list: Int32Array) => pairs.map((pair) => int(list, pair));
  return {
    ...instance,
    pairRow: picked(instance.pairRow),
    pairColumn: picked(instance.pairColumn),
    pairScore: picked(instance.pairScore),
    ...(instance.aims && {
      aims: instance.aims.map((aim) => Uint8Array.from(pairs, (pair) => (flag(aim, pair) ? 1 : 0))),
    }),
  };
}

/** The pairs of both lists, each once, in order. */
function united(one: Int32Array, other: Int32Array): Int32Array {
  const all = new Int32Array(one.length + other.length);
  all.set(one);
  all.set(other, one.length);
  all.sort();
  return all.filter((pair, at) => at === 0 || pair !== all[at - 1]);
}

/** What `canonicalOrder` sees of a whole instance, by bits instead of two sorts of all pairs. */
function requireOnce({ rows, columns, pairRow, pairColumn }: Instance): void {
  const firstOf = (row: number, column: number) =>
    pairRow.findIndex((one, pair) => one === row && pairColumn[pair] === column);
  const width = Math.ceil(columns / 32);
  const seen = new Int32Array(rows * width);
  for (let pair = 0; pair < pairRow.length; pair++) {
    const [row, column] = [int(pairRow, pair), int(pairColumn, pair)];
    const at = row * width + (column >>> 5);
    const bit = 1 << (column & 31);
    if ((int(seen, at) & bit) !== 0)
      throw new InvalidInstance(`pairs ${firstOf(row, column)} and ${pair} are the same pair`);
    seen[at] = int(seen, at) | bit;
  }
}
