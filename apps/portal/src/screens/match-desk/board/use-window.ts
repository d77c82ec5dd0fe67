import { type RefObject, useCallback, useLayoutEffect, useRef, useState } from 'react';
import { topToShow, type Viewport, windowOf } from './window.js';

/** Until the first row is measured. */
const LIKELY_ROW = 72;
const LIKELY_HEIGHT = 600;

interface ListWindow {
  scroller: RefObject<HTMLTableSectionElement | null>;
  view: Viewport;
  from: number;
  to: number;
  onScroll: () => void;
  show: (row: number) => void;
}

/** A window over many rows of one height. The style sheet says how high they are, by width and text size; here it is only measured. */
export function useWindow(count: number): ListWindow {
  const scroller = useRef<HTMLTableSectionElement>(null);
  const [measured, setMeasured] = useState({ top: 0, height: LIKELY_HEIGHT, rowHeight: LIKELY_ROW });
  const view = { ...measured, count };

  const measure = useCallback(() => {
    const box = scroller.current;
    if (!box) return;
    const rowHeight = box.querySelector('tr')?.offsetHeight;
    const next = { top: box.scrollTop, height: box.clientHeight, ...(rowHeight && { rowHeight }) };
    setMeasured((before) => {
      const isSame =
        before.top === next.top && before.height === next.height && (!rowHeight || before.rowHeight === rowHeight);
      return isSame ? before : { ...before, ...next };
    });
  }, []);

  // biome-ignore lint/correctness/useExhaustiveDependencies: a list that became longer or shorter is measured anew.
  useLayoutEffect(() => {
    measure();
    const box = scroller.current;
    if (!box) return;
    const observer = new ResizeObserver(measure);
    observer.observe(box);
    return () => observer.disconnect();
  }, [measure, count]);

  const show = (row: number) => {
    const box = scroller.current;
    if (box) box.scrollTop = topToShow(row, { ...view, top: box.scrollTop });
    measure();
  };
  return { scroller, view, ...windowOf(view), onScroll: measure, show };
}
