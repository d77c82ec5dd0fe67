import type { ReactNode } from 'react';

interface BarCellProps {
  readonly part: number;
  readonly of: number;
  /** The name of its column, for tables that are stacked on phones. */
  readonly column?: string;
  readonly children: ReactNode;
}

/** A cell with its figure in words, and drawn as a part of the whole. */
export function BarCell({ part, of, column, children }: BarCellProps) {
  return (
    <td data-column={column}>
      {children}
      <span className="desk-bar-track" aria-hidden="true">
        <span style={{ width: `${of === 0 ? 0 : (part / of) * 100}%` }} />
      </span>
    </td>
  );
}
