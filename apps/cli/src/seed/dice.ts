import { useRandomSource } from '#platform/kernel';

/** Chance that comes out the same every time: the seed makes the same people from the same number (mulberry32, public domain). */
export class Dice {
  constructor(private at: number) {}

  /** Where chance stands: who goes there rolls the same from then on. */
  get state(): number {
    return this.at;
  }

  goTo(state: number): void {
    this.at = state;
  }

  /** At least 0, below 1. */
  roll(): number {
    this.at = (this.at + 0x6d2b79f5) | 0;
    let mixed = Math.imul(this.at ^ (this.at >>> 15), 1 | this.at);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  }

  chance(probability: number): boolean {
    return this.roll() < probability;
  }

  /** A whole number from `low` to `high`, both included. */
  between(low: number, high: number): number {
    return low + Math.floor(this.roll() * (high - low + 1));
  }

  pick<Value>(values: readonly [Value, ...Value[]]): Value {
    return values[this.between(0, values.length - 1)] ?? values[0];
  }

  /** One of the values, each as likely as its weight says. */
  weighted<Value>(choices: readonly [readonly [Value, number], ...(readonly [Value, number])[]]): Value {
    let left = this.roll() * choices.reduce((sum, [, weight]) => sum + weight, 0);
    for (const [value, weight] of choices) {
      left -= weight;
      if (left < 0) return value;
    }
    return choices[0][0];
  }

  /** So many different ones, in the order of the list. */
  some<Value>(values: readonly Value[], count: number): Value[] {
    const left = values.map((value, place) => ({ value, place }));
    const chosen: typeof left = [];
    while (chosen.length < count && left.length > 0) chosen.push(...left.splice(this.between(0, left.length - 1), 1));
    return chosen.sort((a, b) => a.place - b.place).map(({ value }) => value);
  }

  bytes(size: number): Buffer {
    return Buffer.from(Array.from({ length: size }, () => this.between(0, 255)));
  }
}

/** From now on the ids that this process makes come from these dice. */
export function repeatChance(dice: Dice): void {
  useRandomSource((size) => dice.bytes(size));
}
