import type { Act, DeskPair, OtherMentor } from '../../../api/types.js';
import type { BoardAct } from '../board/board-keys.js';

export type PairAct = Act['act'];
export type Step = { kind: 'pair' } | { kind: 'move' } | { kind: 'act'; act: PairAct; to?: OtherMentor };

/** What has just been done, for the notice above the board. */
export interface Told {
  act: PairAct | 'undo';
  student: string;
  mentor: string;
}

/** Where a key of the board leads; a run that stands as it was sent only shows its pairs. */
export function stepOf(act: BoardAct, { locked }: Pick<DeskPair, 'locked'>, mayChange: boolean): Step {
  if (!mayChange) return { kind: 'pair' };
  if (act === 'lock') return { kind: 'act', act: locked ? 'unlock' : 'lock' };
  if (act === 'reject') return { kind: 'act', act };
  return act === 'move' ? { kind: 'move' } : { kind: 'pair' };
}
