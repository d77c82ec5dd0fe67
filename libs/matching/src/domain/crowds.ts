import type { ScoredPairs } from './locks.js';
import type { Plan } from './plan.js';

/** A group of students who together want more places than there are: every pair of theirs is with one of the group's mentors. */
export interface Crowd {
  readonly students: number;
  readonly places: number;
}

/** For each contested student, by index, the over-demanded group she stands in (Dulmage and Mendelsohn 1958, by connected parts). */
export function crowdsOf(
  plan: Plan,
  { pairRow, pairColumn }: ScoredPairs,
  places: readonly number[],
): ReadonlyMap<number, Crowd> {
  const students = plan.students.length;
  const parent = Int32Array.from({ length: students + plan.mentors.length }, (_, index) => index);
  const rootOf = (node: number): number => {
    let root = node;
    while (parent[root] !== root) root = parent[root] ?? root;
    parent[node] = root;
    return root;
  };
  pairRow.forEach((row, pair) => {
    const column = pairColumn[pair] ?? -1;
    if (plan.students[row]?.contested && plan.mentors[column]?.contested)
      parent[rootOf(row)] = rootOf(students + column);
  });
  const crowds = new Map<number, { students: number; places: number }>();
  const crowdAt = (node: number) => {
    const root = rootOf(node);
    const crowd = crowds.get(root) ?? { students: 0, places: 0 };
    crowds.set(root, crowd);
    return crowd;
  };
  plan.students.forEach(({ contested }, row) => {
    if (contested) crowdAt(row).students++;
  });
  plan.mentors.forEach(({ contested }, column) => {
    if (contested) crowdAt(students + column).places += places[column] ?? 0;
  });
  return new Map(plan.students.flatMap(({ contested }, row) => (contested ? [[row, crowdAt(row)] as const] : [])));
}
