import type { Instance } from '../instance.js';
import { objectivesOf } from '../objective.js';

export interface Total {
  readonly matched: number;
  /** The total of each aim, and last the total weight. */
  readonly totals: readonly number[];
}

/** The best total of an instance by trying every assignment: most rows, then the most of each aim, then the largest weight. */
export function bestByTrying(instance: Instance): Total {
  const objectives = objectivesOf(instance);
  const room = Array.from(instance.capacities);
  const options: number[][] = Array.from({ length: instance.rows }, () => []);
  instance.pairRow.forEach((row, pair) => {
    options[row]?.push(pair);
  });
  const best = (row: number): Total => {
    if (row === instance.rows) return { matched: 0, totals: objectives.map(() => 0) };
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
        totals: rest.totals.map((sum, aim) => sum + (objectives[aim]?.[pair] ?? 0)),
      };
      if (beats(total, found)) found = total;
    }
    return found;
  };
  return best(0);
}

function beats(one: Total, other: Total): boolean {
  if (one.matched !== other.matched) return one.matched > other.matched;
  const aim = one.totals.findIndex((total, place) => total !== other.totals[place]);
  return aim !== -1 && (one.totals[aim] ?? 0) > (other.totals[aim] ?? 0);
}
