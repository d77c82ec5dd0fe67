import type { ScoredPairs } from './locks.js';

/** A group of students who together want more places than there are: every pair of theirs is with one of the group's mentors. */
export interface Crowd {
  readonly students: number;
  readonly places: number;
}

/** For each contested student, by index, the over-demanded group she stands in (Dulmage and Mendelsohn 1958, by connected parts). */
export function crowdsOf(
  { pairRow, pairColumn }: Pick<ScoredPairs, 'pairRow' | 'pairColumn'>,
  places: Int32Array,
  contested: { readonly students: Uint8Array; readonly mentors: Uint8Array },
): ReadonlyMap<number, Crowd> {
  const students = contested.students.length;
  const parts = new Parts(students + contested.mentors.length);
  // Once all of them hang together no further pair can change that, and mostly few of millions are looked at.
  let apart = countOf(contested.students) + countOf(contested.mentors) - 1;
  for (let pair = 0; pair < pairRow.length && apart > 0; pair++) {
    const [row, column] = [pairRow[pair] ?? -1, pairColumn[pair] ?? -1];
    if (contested.students[row] !== 1 || contested.mentors[column] !== 1) continue;
    if (parts.join(row, students + column)) apart -= 1;
  }
  const crowds = new Map<number, { students: number; places: number }>();
  const crowdAt = (node: number) => {
    const part = parts.of(node);
    const crowd = crowds.get(part) ?? { students: 0, places: 0 };
    crowds.set(part, crowd);
    return crowd;
  };
  const rows = [...contested.students.keys()].filter((row) => contested.students[row] === 1);
  for (const row of rows) crowdAt(row).students++;
  contested.mentors.forEach((yes, column) => {
    if (yes === 1) crowdAt(students + column).places += places[column] ?? 0;
  });
  return new Map(rows.map((row) => [row, crowdAt(row)]));
}

/** Which nodes hang together (union-find). */
class Parts {
  private readonly parent: Int32Array;

  constructor(size: number) {
    this.parent = Int32Array.from({ length: size }, (_, node) => node);
  }

  of(node: number): number {
    let root = node;
    while (this.parent[root] !== root) root = this.parent[root] ?? root;
    this.parent[node] = root;
    return root;
  }

  /** Whether they did not hang together before. */
  join(one: number, other: number): boolean {
    const [root, target] = [this.of(one), this.of(other)];
    this.parent[root] = target;
    return root !== target;
  }
}

function countOf(marks: Uint8Array): number {
  return marks.reduce((sum, mark) => sum + mark, 0);
}
