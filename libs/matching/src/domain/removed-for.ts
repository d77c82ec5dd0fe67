import type { StudentAnswers } from './answers.js';
import { PAIR_RULES } from './apportion.js';
import { GroupColumns } from './groups.js';
import { Bars, RemovalCount, type RemovedPairs, type Remover } from './removed-pairs.js';
import { hardRefusal, scorePair } from './score-pair.js';
import type { Snapshot, SnapshotMentor, SnapshotStudent } from './snapshot.js';

/**
 * Mentors of the snapshot whom each rule takes from one student, as a run counts them: what "why unmatched" is told from. Only the bars after
 * a kick-off's talks are counted with whom she knows: by a figure of their own, of one student, everybody could read who avoided whom.
 */
export class RemovedFor {
  private readonly bars: Bars;
  private readonly groups: GroupColumns;

  constructor(private readonly snapshot: Snapshot) {
    this.bars = new Bars(snapshot);
    this.groups = new GroupColumns(snapshot);
  }

  of(student: SnapshotStudent): RemovedPairs['removed'] {
    const count = new RemovalCount();
    const together: number[] = [];
    for (const [column, mentor] of this.snapshot.mentors.entries()) {
      const refusedBy = hardRefusal(student, mentor, this.snapshot.rules);
      if (!refusedBy && this.groups.has(column)) together.push(column);
      else {
        const remover = refusedBy ?? this.bars.against(student, mentor) ?? byScore(student, mentor, this.snapshot);
        if (remover) count.add(remover === 'after-talks' ? 'known' : remover);
      }
    }
    count.add('in-a-group', together.length - this.groupsFor(student));
    return count.byRule();
  }

  /** How many groups she can have, each of them one of its people. */
  private groupsFor(student: SnapshotStudent): number {
    const { mentors, rules, settings } = this.snapshot;
    const found = this.groups.pairsOf(student, (column) => {
      const mentor = mentors[column];
      if (!mentor) return { points: null, barred: false };
      const { feasible, score } = scorePair(student, mentor, rules);
      return { points: feasible ? score : null, barred: this.bars.against(student, mentor) !== undefined };
    });
    return found.filter(({ points }) => points >= settings.fewestPoints).length;
  }
}

function byScore(student: StudentAnswers, mentor: SnapshotMentor, { rules, settings }: Snapshot): Remover | undefined {
  // Most runs ask for no score: then nobody needs one here.
  if (settings.fewestPoints === 0 && !PAIR_RULES.some((code) => rules.soft[code].must)) return undefined;
  const { feasible, score } = scorePair(student, mentor, rules);
  if (!feasible) return 'must';
  return score < settings.fewestPoints ? 'fewest-points' : undefined;
}
