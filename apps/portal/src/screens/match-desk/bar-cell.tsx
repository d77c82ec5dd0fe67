import type { ReactNode } from 'react';

/** A cell with its figure in words, and drawn as a part of the whole. */
export function BarCell({ part, of, children }: { part: number; of: number; children: ReactNode }) {
  return (
    <td>
      {children}
      <span className="desk-bar-track" aria-hidden="true">
        <span style={{ width: `${of === 0 ? 0 : (part / of) * 100}%` }} />
      </span>
    </td>
  );
}
