import { useTranslation } from 'react-i18next';
import { useNumbers } from '../use-numbers.js';

export interface HomeRow {
  name: string;
  students: number;
  first: number;
  second: number;
}

interface HomeBarsProps {
  caption: string;
  rows: readonly HomeRow[];
  /** What the two columns are. */
  first: string;
  second: string;
}

/** Universities with how many of their students have a mentor in either: a table whose cells are drawn as bars, too. */
export function HomeBars({ caption, rows, first, second }: HomeBarsProps) {
  const { t } = useTranslation();
  return (
    <table className="desk-table desk-home-bars">
      <caption>{caption}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.university')}</th>
          <th scope="col">{first}</th>
          <th scope="col">{second}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map((row) => (
          <tr key={row.name}>
            <th scope="row">{row.name || t('desk.noUniversity')}</th>
            <BarCell part={row.first} of={row.students} />
            <BarCell part={row.second} of={row.students} change={row.second - row.first} />
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function BarCell({ part, of, change: by }: { part: number; of: number; change?: number }) {
  const { t } = useTranslation();
  const { number, change } = useNumbers();
  return (
    <td>
      {t('desk.figures.of', { part: number(part), of: number(of) })}
      {by ? ` (${change(by)})` : null}
      <span className="desk-bar-track" aria-hidden="true">
        <span style={{ width: `${of === 0 ? 0 : (part / of) * 100}%` }} />
      </span>
    </td>
  );
}
