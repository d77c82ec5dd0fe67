import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRuleCounts } from '../../../api/match-desk/review.js';
import type { RuleCounts as Counts, DeskRun } from '../../../api/types.js';
import { QueryView } from '../../../components/query-view.js';
import { BarCell } from '../bar-cell.js';
import { useNumbers } from '../use-numbers.js';

/** What each rule took out of all possible pairs. Asked when it is opened: runs of long ago are counted again. */
export function RuleCounts({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const counts = useRuleCounts(run, isOpen);
  return (
    <details className="question desk-balance" onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
      <summary>{t('desk.removed.title')}</summary>
      <div className="desk-removed">
        {isOpen && (
          <QueryView query={counts} lines={6}>
            {(found: Counts) => <ByRule counts={found} />}
          </QueryView>
        )}
      </div>
    </details>
  );
}

function ByRule({ counts: { possible, rules, remain } }: { counts: Counts }) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  if (rules.length === 0) return <p>{t('desk.removed.nothing', { possible: number(possible) })}</p>;
  const rows = [
    { name: t('desk.removed.possible'), count: possible },
    ...rules.map(({ code, count }) => ({ name: t(`desk.removed.rule.${code}`), count })),
    { name: t('desk.removed.remain'), count: remain },
  ];
  return (
    <>
      <p>{t('desk.removed.text', { possible: number(possible), remain: number(remain) })}</p>
      <table className="desk-table desk-home-bars">
        <caption className="visually-hidden">{t('desk.removed.caption')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.removed.what')}</th>
            <th scope="col">{t('desk.removed.pairs')}</th>
          </tr>
        </thead>
        <tbody>
          {rows.map(({ name, count }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <BarCell part={count} of={possible}>
                {t('desk.removed.share', { pairs: number(count), share: percent(count, possible) })}
              </BarCell>
            </tr>
          ))}
        </tbody>
      </table>
    </>
  );
}
