/** Repeatable chance for the specs (xorshift, Marsaglia 2003). */
export class Dice {
  private state: number;

  constructor(seed: number) {
    this.state = Math.imul(seed + 1, 0x9e3779b1) || 1;
  }

  /** An integer from `least` to `most`, both included. */
  roll(least: number, most: number): number {
    this.state ^= this.state << 13;
    this.state ^= this.state >>> 17;
    this.state ^= this.state << 5;
    return least + ((this.state >>> 0) % (most - least + 1));
  }

  /** The numbers 0 to `size - 1` in random order. */
  shuffle(size: number): number[] {
    const order = Array.from({ length: size }, (_, index) => index);
    for (let last = size - 1; last > 0; last--) {
      const [taken] = order.splice(this.roll(0, last), 1);
      if (taken !== undefined) order.push(taken);
    }
    return order;
  }
}
