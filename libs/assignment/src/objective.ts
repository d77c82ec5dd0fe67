import type { Instance } from './instance.js';
import { int } from './reading.js';

/** A pair's tie value is an integer from 0 to one less than this. */
export const TIE_LEVELS = 128;

/**
 * The weight of a pair: `score x scale + tie`. One point of score outweighs the ties of all rows together, so the
 * largest total weight is the largest total score, and among equals the largest total of ties. The scores' greatest common
 * divisor is taken out first: scores in another unit are the same instance.
 */
export class Weigher {
  private readonly rowHash: Int32Array;
  private readonly columnHash: Int32Array;
  private readonly scale: number;

  /** @param unit of the scores, where the instance is a part of another one */
  constructor(
    instance: Instance,
    readonly unit = commonDivisor(instance.pairScore),
  ) {
    this.rowHash = hashes(instance.rows, instance.rowKeys);
    this.columnHash = hashes(instance.columns, instance.columnKeys);
    this.scale = TIE_LEVELS * (instance.rows + 1);
  }

  weightOf(row: number, column: number, score: number): number {
    return (score / this.unit) * this.scale + this.tieOf(row, column);
  }

  /** 0 to one less than {@link TIE_LEVELS}. */
  tieOf(row: number, column: number): number {
    return mix((int(this.rowHash, row) + Math.imul(int(this.columnHash, column), 0x9e3779b1)) | 0) & (TIE_LEVELS - 1);
  }
}

/** The weight of every pair. */
export function weigh(instance: Instance, unit?: number): Float64Array {
  const { pairRow, pairColumn, pairScore } = instance;
  const weigher = new Weigher(instance, unit);
  const weights = new Float64Array(pairRow.length);
  for (let pair = 0; pair < weights.length; pair++)
    weights[pair] = weigher.weightOf(int(pairRow, pair), int(pairColumn, pair), int(pairScore, pair));
  return weights;
}

/** What is to be as large as it can be once most rows are matched, one after the other: the aims, and last the weight. One value for each pair. */
export function objectivesOf(instance: Instance, unit?: number): Float64Array[] {
  return [...(instance.aims ?? []).map((aim) => new Float64Array(aim)), weigh(instance, unit)];
}

function commonDivisor(values: Int32Array): number {
  let divisor = 0;
  for (let index = 0; index < values.length; index++) {
    let value = int(values, index);
    while (value !== 0) [divisor, value] = [value, divisor % value];
    if (divisor === 1) break;
  }
  return divisor || 1;
}

function hashes(size: number, keys: readonly string[] | undefined): Int32Array {
  const hash = keys ? (index: number) => hashText(keys[index] ?? '') : mix;
  return new Int32Array(size).map((_, index) => hash(index));
}

/** FNV-1a (Fowler, Noll, Vo 1991) over the text's UTF-16 units, then mixed. */
function hashText(text: string): number {
  let hash = 0x811c9dc5;
  for (let index = 0; index < text.length; index++) hash = Math.imul(hash ^ text.charCodeAt(index), 0x01000193);
  return mix(hash);
}

/** Spreads every bit of a 32-bit integer over all of them (the finishing step of MurmurHash3, Appleby 2011). */
function mix(value: number): number {
  let bits = value | 0;
  bits = Math.imul(bits ^ (bits >>> 16), 0x85ebca6b);
  bits = Math.imul(bits ^ (bits >>> 13), 0xc2b2ae35);
  return bits ^ (bits >>> 16);
}
