import { BitMasks, bitCount } from './bit-masks.js';
import { ochiai } from './soft-rules.js';

/** How much of what each student wants each mentor gives, for lists of codes: masks, their sizes, and the shares that can come of them. */
export class OverlapTable {
  private readonly width: number;
  private readonly wanted: Int32Array;
  private readonly given: Int32Array;
  private readonly wantedSize: Uint32Array;
  private readonly givenSize: Uint32Array;
  private readonly most: number;
  private readonly shares = new Map<number, Float64Array>();

  constructor(wanted: readonly (readonly string[])[], given: readonly (readonly string[])[]) {
    const masks = new BitMasks([...wanted, ...given]);
    this.width = masks.width;
    this.wanted = masks.of(wanted);
    this.given = masks.of(given);
    this.wantedSize = sizes(wanted);
    this.givenSize = sizes(given);
    this.most = masks.size + 1;
  }

  /** Shares of one student by mentor; -1 where one of the two left the question open. */
  reader(row: number): (column: number) => number {
    const { given, givenSize, most, width } = this;
    const shares = this.sharesOf(this.wantedSize[row] ?? 0);
    const first = this.wanted[row * width] ?? 0;
    if (width === 1) {
      return (column) => shares[(givenSize[column] ?? 0) * most + bitCount(first & (given[column] ?? 0))] ?? 0;
    }
    const own = this.wanted.subarray(row * width, (row + 1) * width);
    return (column) => {
      let common = 0;
      for (let word = 0; word < width; word += 1) {
        common += bitCount((own[word] ?? 0) & (given[column * width + word] ?? 0));
      }
      return shares[(givenSize[column] ?? 0) * most + common] ?? 0;
    };
  }

  /** By the size of what is given and what is common. */
  private sharesOf(wanted: number): Float64Array {
    const known = this.shares.get(wanted);
    if (known) return known;
    const { most } = this;
    const shares = Float64Array.from({ length: most * most }, (_, at) =>
      wanted === 0 || at < most ? -1 : ochiai(at % most, wanted, Math.floor(at / most)),
    );
    this.shares.set(wanted, shares);
    return shares;
  }
}

function sizes(lists: readonly (readonly string[])[]): Uint32Array {
  return Uint32Array.from(lists, (codes) => new Set(codes).size);
}
