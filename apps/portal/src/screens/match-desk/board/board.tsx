import { type CSSProperties, type KeyboardEvent, type Ref, useImperativeHandle, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskGroup, DeskPair } from '../../../api/types.js';
import { type BoardAct, commandOf } from './board-keys.js';
import { BoardRow } from './board-row.js';
import { usePlace } from './use-place.js';
import { useWindow } from './use-window.js';
import { rowsOfPage } from './window.js';

export interface BoardHandle {
  /** Brings the focus back to the row where it was. */
  focus: () => void;
}

interface BoardProps {
  ref?: Ref<BoardHandle>;
  pairs: readonly DeskPair[];
  poorBelow: number;
  /** By the enrolment of whoever leads. */
  groups: ReadonlyMap<string, DeskGroup>;
  onAct: (act: BoardAct, pair: DeskPair) => void;
}

const COLUMNS = ['student', 'university', 'mentor', 'score', 'notes'] as const;

/**
 * The pairs as a grid with one row in the tab order: arrows lead on, letters act. Only rows in sight are in the document, and the one that has
 * the focus.
 */
export function Board({ ref, pairs, poorBelow, groups, onAct }: BoardProps) {
  const { t } = useTranslation();
  const { scroller, view, from, to, onScroll, show } = useWindow(pairs.length);
  const grid = useRef<HTMLTableElement>(null);
  const { at, take, go, watch } = usePlace(pairs, show, grid);
  useImperativeHandle(ref, () => ({ focus: () => go(at) }));

  const press = (event: KeyboardEvent) => {
    const command = commandOf(event, { row: at, count: pairs.length, page: rowsOfPage(view) });
    const pair = pairs[at];
    if (!command || !pair) return;
    event.preventDefault();
    if (command.kind === 'go') go(command.to);
    else onAct(command.kind, pair);
  };
  const drawn = rowsBetween(from, to, at, pairs.length);

  return (
    <table
      ref={grid}
      className="desk-board"
      // biome-ignore lint/a11y/noNoninteractiveElementToInteractiveRole: rows that arrows lead through are a grid; screen readers leave it the keys.
      role="grid"
      aria-label={t('desk.board.grid')}
      aria-rowcount={pairs.length + 1}
    >
      <Head />
      <tbody
        ref={scroller}
        onScroll={onScroll}
        onKeyDown={press}
        {...watch}
        // Rows out of sight still take their room.
        style={{ '--desk-rows-height': `${pairs.length * view.rowHeight}px` } as CSSProperties}
      >
        {drawn.map((row) => {
          const pair = pairs[row];
          if (!pair) return null;
          return (
            <BoardRow
              key={pair.studentEnrolmentId}
              pair={pair}
              row={row}
              top={row * view.rowHeight}
              isWeak={pair.score < poorBelow}
              group={groups.get(pair.mentorEnrolmentId)}
              isCurrent={row === at}
              onOpen={() => {
                take(row);
                onAct('open', pair);
              }}
            />
          );
        })}
      </tbody>
    </table>
  );
}

function Head() {
  const { t } = useTranslation();
  return (
    <thead>
      <tr aria-rowindex={1} className="desk-row">
        {COLUMNS.map((column) => (
          <th key={column} scope="col">
            {t(`desk.board.column.${column}`)}
          </th>
        ))}
      </tr>
    </thead>
  );
}

/** The rows of the window and the current one, wherever it is: scrolled away it still holds the focus. */
function rowsBetween(from: number, to: number, current: number, count: number): number[] {
  const rows = Array.from({ length: to - from }, (_, index) => from + index);
  if (current >= count || (current >= from && current < to)) return rows;
  return current < from ? [current, ...rows] : [...rows, current];
}
