import {
  type CSSProperties,
  type KeyboardEvent,
  type Ref,
  useEffect,
  useImperativeHandle,
  useRef,
  useState,
} from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPair } from '../../../api/types.js';
import { type BoardAct, commandOf } from './board-keys.js';
import { BoardRow } from './board-row.js';
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
  onAct: (act: BoardAct, pair: DeskPair) => void;
}

const COLUMNS = ['student', 'university', 'mentor', 'score', 'notes'] as const;

/**
 * The pairs as a grid with one row in the tab order: arrows lead on, letters act. Only rows in sight are in the document, and the one that has
 * the focus.
 */
export function Board({ ref, pairs, poorBelow, onAct }: BoardProps) {
  const { t } = useTranslation();
  const { scroller, view, from, to, onScroll, show } = useWindow(pairs.length);
  const [place, setPlace] = useState({ id: '', row: 0 });
  const [wantsFocus, setWantsFocus] = useState(0);
  const at = placeIn(pairs, place);
  const grid = useRef<HTMLTableElement>(null);

  const go = (row: number) => {
    show(row);
    setPlace({ id: pairs[row]?.studentEnrolmentId ?? '', row });
    setWantsFocus((before) => before + 1);
  };
  useImperativeHandle(ref, () => ({ focus: () => go(at) }));
  // A row that moves or goes takes the focus with it.
  const holdsFocus = useRef(false);
  // biome-ignore lint/correctness/useExhaustiveDependencies: only other pairs can have moved it.
  useEffect(() => {
    if (holdsFocus.current && document.activeElement === document.body) go(at);
  }, [pairs]);
  useEffect(() => {
    if (wantsFocus > 0)
      grid.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus({ preventScroll: true });
  }, [wantsFocus]);

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
      <thead>
        <tr aria-rowindex={1} className="desk-row">
          {COLUMNS.map((column) => (
            <th key={column} scope="col">
              {t(`desk.board.column.${column}`)}
            </th>
          ))}
        </tr>
      </thead>
      <tbody
        ref={scroller}
        onScroll={onScroll}
        onKeyDown={press}
        onFocus={() => {
          holdsFocus.current = true;
        }}
        onBlur={({ relatedTarget }) => {
          if (relatedTarget) holdsFocus.current = false;
        }}
        // Rows out of sight still take their room.
        style={{ '--desk-rows-height': `${pairs.length * view.rowHeight}px` } as CSSProperties}
      >
        {drawn.map((row) => {
          const pair = pairs[row];
          if (!pair) return null;
          const { studentEnrolmentId: id } = pair;
          const open = () => {
            setPlace({ id, row });
            onAct('open', pair);
          };
          return (
            <BoardRow
              key={id}
              pair={pair}
              row={row}
              top={row * view.rowHeight}
              isWeak={pair.score < poorBelow}
              isCurrent={row === at}
              onOpen={open}
            />
          );
        })}
      </tbody>
    </table>
  );
}

/** Where the row is now; when it has gone, what stands in its place. */
function placeIn(pairs: readonly DeskPair[], { id, row }: { id: string; row: number }): number {
  const found = pairs.findIndex(({ studentEnrolmentId }) => studentEnrolmentId === id);
  return found >= 0 ? found : Math.max(0, Math.min(row, pairs.length - 1));
}

/** The rows of the window and the current one, wherever it is: scrolled away it still holds the focus. */
function rowsBetween(from: number, to: number, current: number, count: number): number[] {
  const rows = Array.from({ length: to - from }, (_, index) => from + index);
  if (current >= count || (current >= from && current < to)) return rows;
  return current < from ? [current, ...rows] : [...rows, current];
}
