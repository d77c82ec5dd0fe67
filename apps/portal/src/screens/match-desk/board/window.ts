/** Rows drawn beyond either edge, so that scrolling shows no gap. */
const MORE = 6;

export interface Viewport {
  /** How far it is scrolled, and how high it is; pixels. */
  top: number;
  height: number;
  rowHeight: number;
  count: number;
}

/** The rows to draw, `to` excluded. */
export function windowOf({ top, height, rowHeight, count }: Viewport): { from: number; to: number } {
  const first = Math.floor(top / rowHeight) - MORE;
  const last = Math.ceil((top + height) / rowHeight) + MORE;
  return { from: Math.min(Math.max(0, first), count), to: Math.max(0, Math.min(count, last)) };
}

/** How far to scroll so that a row is wholly in sight; not at all when it is. */
export function topToShow(row: number, { top, height, rowHeight }: Viewport): number {
  const start = row * rowHeight;
  const end = start + rowHeight;
  if (start < top) return start;
  if (end > top + height) return end - height;
  return top;
}

/** Rows that Page up and down pass: one less than are seen, so that one stays. */
export function rowsOfPage({ height, rowHeight }: Viewport): number {
  return Math.max(1, Math.floor(height / rowHeight) - 1);
}
