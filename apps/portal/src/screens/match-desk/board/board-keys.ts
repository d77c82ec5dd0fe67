export type BoardAct = 'open' | 'lock' | 'move' | 'reject' | 'undo' | 'search' | 'help';
export type BoardCommand = { kind: 'go'; to: number } | { kind: BoardAct };

interface Pressed {
  key: string;
  ctrlKey: boolean;
  metaKey: boolean;
  altKey: boolean;
}

interface Place {
  row: number;
  count: number;
  /** Rows that a page passes. */
  page: number;
}

const LETTERS: Readonly<Record<string, BoardAct>> = {
  l: 'lock',
  m: 'move',
  r: 'reject',
  u: 'undo',
  '/': 'search',
  '?': 'help',
};

/** What a key means while a row of the board has the focus, and only then (WCAG 2.1.4); undefined for keys of the browser. */
export function commandOf(pressed: Pressed, { row, count, page }: Place): BoardCommand | undefined {
  if (pressed.ctrlKey || pressed.metaKey || pressed.altKey) return undefined;
  const act = LETTERS[pressed.key.toLowerCase()];
  if (act) return { kind: act };
  const wanted = {
    ArrowDown: row + 1,
    ArrowUp: row - 1,
    PageDown: row + page,
    PageUp: row - page,
    Home: 0,
    End: count - 1,
  }[pressed.key];
  return wanted === undefined ? undefined : { kind: 'go', to: Math.max(0, Math.min(count - 1, wanted)) };
}
