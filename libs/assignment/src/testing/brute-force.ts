import type { Instance } from '../instance.js';
import { weigh } from '../objective.js';

export interface Total {
  readonly matched: number;
  readonly score: number;
  readonly weight: number;
}

/** The best total of an instance by trying every assignment: most rows, then the largest score, then the largest weight. */
export function bestByTrying(instance: Instance): Total {
  const weights = weigh(instance);
  const room = Array.from(instance.capacities);
  const options: number[][] = Array.from({ length: instance.rows }, () => []);
  instance.pairRow.forEach((row, pair) => {
    options[row]?.push(pair);
  });
  const best = (row: number): Total => {
    if (row === instance.rows) return { matched: 0, score: 0, weight: 0 };
    let found = best(row + 1);
    for (const pair of options[row] ?? []) {
      const column = instance.pairColumn[pair] ?? -1;
      const left = room[column] ?? 0;
      if (left === 0) continue;
      room[column] = left - 1;
      const rest = best(row + 1);
      room[column] = left;
      const total = {
        matched: rest.matched + 1,
        score: rest.score + (instance.pairScore[pair] ?? 0),
        weight: rest.weight + (weights[pair] ?? 0),
      };
      if (beats(total, found)) found = total;
    }
    return found;
  };
  return best(0);
}

function beats(one: Total, other: Total): boolean {
  if (one.matched !== other.matched) return one.matched > other.matched;
  if (one.score !== other.score) return one.score > other.score;
  return one.weight > other.weight;
}
