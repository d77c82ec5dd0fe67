import { useTranslation } from 'react-i18next';
import type { DeskPair, DeskRun, UnmatchedStudent } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { useNumbers } from '../use-numbers.js';
import { perHome } from './pair-statistics.js';

interface BalanceProps {
  run: DeskRun;
  pairs: readonly DeskPair[] | undefined;
  unmatched: readonly UnmatchedStudent[] | undefined;
}

/** Who was favoured: universities side by side, and how far each aim was met. */
export function Balance({ run, pairs = [], unmatched = [] }: BalanceProps) {
  const { t } = useTranslation();
  return (
    <details className="question desk-balance">
      <summary>{t('desk.balance.title')}</summary>
      <div className="halves">
        <Homes pairs={pairs} unmatched={unmatched} />
        {run.result?.fairShare && <FairShare {...run.result.fairShare} />}
        {run.result && run.settings.aims.length > 0 && <Aims run={run} met={run.result.met} />}
      </div>
    </details>
  );
}

function Homes({ pairs, unmatched }: Required<Pick<BalanceProps, 'pairs' | 'unmatched'>>) {
  const { t } = useTranslation();
  const { compare } = useFormat();
  const { number, percent } = useNumbers();
  return (
    <table className="desk-table">
      <caption>{t('desk.balance.homes')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.university')}</th>
          <th scope="col">{t('desk.balance.served')}</th>
          <th scope="col">{t('desk.figures.mean')}</th>
        </tr>
      </thead>
      <tbody>
        {perHome(pairs ?? [], unmatched ?? [], compare).map(({ name, students, matched, mean }) => (
          <tr key={name}>
            <th scope="row">{name || t('desk.noUniversity')}</th>
            <td>
              {t('desk.figures.of', { part: number(matched), of: number(students) })} ({percent(matched, students)})
            </td>
            <td>{number(mean)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Aims({ run, met }: { run: DeskRun; met: readonly number[] }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (
    <table className="desk-table">
      <caption>{t('desk.balance.aims')}</caption>
      <thead>
        <tr>
          <th scope="col">{t('desk.balance.aim')}</th>
          <th scope="col">{t('desk.balance.met')}</th>
        </tr>
      </thead>
      <tbody>
        {run.settings.aims.map((aim, place) => (
          <tr key={aim}>
            <th scope="row">{t(`desk.settings.aim.${aim}`)}</th>
            <td>{number(met[place] ?? 0)}</td>
          </tr>
        ))}
      </tbody>
    </table>
  );
}

/** What each university was to have at least, and what that cost. */
function FairShare({ floors, cost }: NonNullable<NonNullable<DeskRun['result']>['fairShare']>) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  return (
    <div>
      <table className="desk-table">
        <caption>{t('desk.settings.fairShare')}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.university')}</th>
            <th scope="col">{t('desk.balance.floor')}</th>
            <th scope="col">{t('desk.balance.served')}</th>
          </tr>
        </thead>
        <tbody>
          {floors.map(({ name, students, matched }) => (
            <tr key={name}>
              <th scope="row">{name}</th>
              <td>{number(students)}</td>
              <td>{number(matched)}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <p className="hint">{cost > 0 ? t('desk.balance.floorCost', { count: cost }) : t('desk.balance.floorFree')}</p>
    </div>
  );
}
