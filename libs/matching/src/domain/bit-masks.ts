const WORD = 32;

/** Sets of codes as bits, `width` words each, so that what two have in common is a few machine instructions. */
export class BitMasks {
  readonly width: number;
  private readonly bitOf: ReadonlyMap<string, number>;

  constructor(lists: Iterable<readonly string[]>) {
    const bitOf = new Map<string, number>();
    for (const codes of lists) for (const code of codes) if (!bitOf.has(code)) bitOf.set(code, bitOf.size);
    this.bitOf = bitOf;
    this.width = Math.max(1, Math.ceil(bitOf.size / WORD));
  }

  get size(): number {
    return this.bitOf.size;
  }

  /** The codes in the order of their bits. */
  codes(): string[] {
    return [...this.bitOf.keys()];
  }

  /** One after the other, `width` words each. */
  of(lists: readonly (readonly string[])[]): Int32Array {
    const words = new Int32Array(lists.length * this.width);
    for (const [index, codes] of lists.entries()) {
      for (const code of codes) {
        const bit = this.bitOf.get(code) ?? 0;
        const at = index * this.width + Math.floor(bit / WORD);
        words[at] = (words[at] ?? 0) | (1 << (bit % WORD));
      }
    }
    return words;
  }
}

/** How many bits are set (Warren, Hacker's Delight, 5-1). */
export function bitCount(word: number): number {
  let bits = word - ((word >>> 1) & 0x55555555);
  bits = (bits & 0x33333333) + ((bits >>> 2) & 0x33333333);
  bits = (bits + (bits >>> 4)) & 0x0f0f0f0f;
  return Math.imul(bits, 0x01010101) >>> 24;
}
