import type { WeightedGraph } from '../graph.js';
import type { Dice } from './dice.js';

/** What `fill` is given: whole supplies that all find room. */
export interface Contest {
  readonly graph: WeightedGraph;
  readonly supply: Int32Array;
  readonly rooms: Int32Array;
}

/** Up to 12 sources; each knows a place that nobody else needs, so all find room, and some more. */
export function contest(dice: Dice, kind: 'many seats at a sink' | 'many units of a source'): Contest {
  const left = dice.roll(3, 12);
  const isManySeats = kind === 'many seats at a sink';
  const supply = Int32Array.from({ length: left }, () => (isManySeats ? 1 : dice.roll(1, 3)));
  const units = supply.reduce((sum, one) => sum + one, 0);
  const right = units + dice.roll(0, 4);
  const rooms = Int32Array.from({ length: right }, () => (isManySeats ? dice.roll(1, 3) : 1));
  const known = Array.from(supply, () => new Set<number>());
  let own = 0;
  known.forEach((sinks, source) => {
    for (let unit = 0; unit < (supply[source] ?? 0); unit++) sinks.add(own++);
    for (let more = dice.roll(1, 5); more > 0; more--) sinks.add(dice.roll(0, right - 1));
  });
  const target = Int32Array.from(known.flatMap((sinks) => [...sinks].sort((one, other) => one - other)));
  const start = Int32Array.from([
    0,
    ...known.map((_, source) => known.slice(0, source + 1).reduce((sum, { size }) => sum + size, 0)),
  ]);
  const weight = Float64Array.from(target, () => dice.roll(0, 5) * 20_000 + dice.roll(0, 200));
  return { graph: { left, right, start, target, weight, most: Math.max(...weight) }, supply, rooms };
}

export function edgesOf({ start }: WeightedGraph, source: number): number[] {
  const first = start[source] ?? 0;
  return Array.from({ length: (start[source + 1] ?? 0) - first }, (_, place) => first + place);
}
