import { type RefObject, useEffect, useRef, useState } from 'react';
import type { DeskPair } from '../../../api/types.js';

interface Place {
  /** The row that is in the tab order. */
  at: number;
  /** Puts a row there without moving the focus. */
  take: (row: number) => void;
  /** Brings a row into sight and the focus to it. */
  go: (row: number) => void;
  /** For the rows' part of the table. */
  watch: { onFocus: () => void; onBlur: (event: { relatedTarget: EventTarget | null }) => void };
}

/** One row of the board is in the tab order: the one that was last used, wherever it stands now. */
export function usePlace(
  pairs: readonly DeskPair[],
  show: (row: number) => void,
  grid: RefObject<HTMLElement | null>,
): Place {
  const [place, setPlace] = useState({ id: '', row: 0 });
  const [wantsFocus, setWantsFocus] = useState(0);
  const holdsFocus = useRef(false);
  const at = placeIn(pairs, place);
  const take = (row: number) => setPlace({ id: pairs[row]?.studentEnrolmentId ?? '', row });
  const go = (row: number) => {
    show(row);
    take(row);
    setWantsFocus((before) => before + 1);
  };
  // biome-ignore lint/correctness/useExhaustiveDependencies: a row that moves or goes takes the focus with it, and only other pairs move it.
  useEffect(() => {
    if (holdsFocus.current && document.activeElement === document.body) go(at);
  }, [pairs]);
  useEffect(() => {
    if (wantsFocus > 0)
      grid.current?.querySelector<HTMLElement>('button[tabindex="0"]')?.focus({ preventScroll: true });
  }, [wantsFocus, grid]);
  const watch = {
    onFocus: () => {
      holdsFocus.current = true;
    },
    onBlur: ({ relatedTarget }: { relatedTarget: EventTarget | null }) => {
      if (relatedTarget) holdsFocus.current = false;
    },
  };
  return { at, take, go, watch };
}

/** Where the row is now; when it has gone, what stands in its place. */
function placeIn(pairs: readonly DeskPair[], { id, row }: { id: string; row: number }): number {
  const found = pairs.findIndex(({ studentEnrolmentId }) => studentEnrolmentId === id);
  return found >= 0 ? found : Math.max(0, Math.min(row, pairs.length - 1));
}
