/** Icons that only the desk has, drawn as those of components/icon.tsx; kept apart so that a first visit does not carry them. */
const PATHS = {
  lock: 'M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 7 0v3',
  unlock: 'M6 11h12v8.5H6zM8.5 11V8a3.5 3.5 0 0 1 6.8-1.2',
  up: 'M12 19V5M6 11l6-6 6 6',
  downward: 'M12 5v14M6 13l6 6 6-6',
  undo: 'M8 5L4 9l4 4M4 9h10a5.5 5.5 0 0 1 0 11h-3',
  keys: 'M3 7h18v10H3zM6.5 10.5h.2M10 10.5h.2M13.5 10.5h.2M17 10.5h.2M8 14h8',
} as const;

export function DeskIcon({ name }: { name: keyof typeof PATHS }) {
  return (
    <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
      <path d={PATHS[name]} />
    </svg>
  );
}
