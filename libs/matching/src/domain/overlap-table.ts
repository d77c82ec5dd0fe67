import { BitMasks, bitCount } from './bit-masks.js';
import type { Weights } from './mentor-categories.js';
import { ochiai } from './soft-rules.js';

/**
 * How much of what each student wants each mentor gives, for lists of codes. To a student, mentors are of one kind who give equally many codes
 * and have equally many in common with her: there are few kinds, and a kind is a few machine instructions away.
 */
export class OverlapTable {
  private readonly width: number;
  private readonly wanted: Int32Array;
  private readonly given: Int32Array;
  private readonly wantedSize: Uint32Array;
  private readonly givenSize: Uint32Array;
  private readonly most: number;
  private readonly weights = new Map<number, Weights>();

  constructor(
    wanted: readonly (readonly string[])[],
    given: readonly (readonly string[])[],
    private readonly weigh: (shares: readonly (number | undefined)[]) => Weights,
  ) {
    const masks = new BitMasks([...wanted, ...given]);
    this.width = masks.width;
    this.wanted = masks.of(wanted);
    this.given = masks.of(given);
    this.wantedSize = sizes(wanted);
    this.givenSize = sizes(given);
    this.most = masks.size + 1;
  }

  /** Writes which kind each of the mentors is to one student. */
  kindsOf(row: number, columns: Int32Array, into: Uint32Array): void {
    const { given, givenSize, most, width } = this;
    const first = this.wanted[row * width] ?? 0;
    for (let at = 0; at < columns.length; at += 1) {
      const column = columns[at] ?? 0;
      const common = width === 1 ? bitCount(first & (given[column] ?? 0)) : this.inCommon(row, column);
      into[at] = (givenSize[column] ?? 0) * most + common;
    }
  }

  private inCommon(row: number, column: number): number {
    const { wanted, given, width } = this;
    let common = 0;
    for (let word = 0; word < width; word += 1) {
      common += bitCount((wanted[row * width + word] ?? 0) & (given[column * width + word] ?? 0));
    }
    return common;
  }

  /** What each kind is worth to one student. */
  weightsOf(row: number): Weights {
    const wanted = this.wantedSize[row] ?? 0;
    const known = this.weights.get(wanted);
    if (known) return known;
    const { most } = this;
    const shares = Array.from({ length: most * most }, (_, kind) =>
      wanted === 0 || kind < most ? undefined : ochiai(kind % most, wanted, Math.floor(kind / most)),
    );
    const weights = this.weigh(shares);
    this.weights.set(wanted, weights);
    return weights;
  }
}

function sizes(lists: readonly (readonly string[])[]): Uint32Array {
  return Uint32Array.from(lists, (codes) => new Set(codes).size);
}
