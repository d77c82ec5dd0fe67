import { useTranslation } from 'react-i18next';
import type { DeskRun, RunComparison } from '../../../api/types.js';
import { useFormat } from '../../../i18n/use-format.js';
import { useNumbers } from '../use-numbers.js';
import { HomeBars } from './home-bars.js';
import { MoreButton } from './more-button.js';
import { useMore } from './use-more.js';

/** Two runs: in figures, by university, and student by student. */
export function Comparison({ comparison }: { comparison: RunComparison }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const { same, other, onlyFirst, onlySecond, organisations, changes } = comparison;
  const counts = { same, other, onlyFirst, onlySecond };
  return (
    <>
      <p role="status" className="visually-hidden">
        {t('desk.compare.told', { same: number(same), changes: number(other + onlyFirst + onlySecond) })}
      </p>
      <dl className="fact-list">
        {(['same', 'other', 'onlyFirst', 'onlySecond'] as const).map((name) => (
          <div key={name}>
            <dt>{t(`desk.compare.${name}`)}</dt>
            <dd>{number(counts[name])}</dd>
          </div>
        ))}
      </dl>
      <div className="halves">
        <div className="card">
          <RunsTable runs={comparison.runs} />
        </div>
        <div className="card">
          <HomeBars
            caption={t('desk.balance.homes')}
            rows={organisations}
            first={t('desk.compare.first')}
            second={t('desk.compare.second')}
          />
        </div>
      </div>
      {changes.length > 0 && <Changes changes={changes} />}
    </>
  );
}

function RunsTable({ runs }: { runs: readonly DeskRun[] }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  const { number } = useNumbers();
  const rows: readonly (readonly [string, (run: DeskRun) => string])[] = [
    [t('desk.compare.started'), ({ createdAt }) => moment(createdAt)],
    [
      t('desk.figures.matched'),
      ({ matched, students }) => t('desk.figures.of', { part: number(matched), of: number(students) }),
    ],
    [t('desk.figures.mean'), ({ matched, score }) => number(matched === 0 ? 0 : score / matched)],
    [t('desk.figures.seats'), ({ seats }) => number(seats)],
    [
      t('desk.compare.aims'),
      ({ settings }) =>
        settings.aims.map((aim, place) => `${place + 1}. ${t(`desk.settings.aim.${aim}`)}`).join(' ') ||
        t('desk.compare.noAims'),
    ],
    [t('desk.settings.fewestPoints'), ({ settings }) => number(settings.fewestPoints)],
    [t('desk.settings.poorBelow'), ({ settings }) => number(settings.poorBelow)],
  ];
  return (
    <table className="desk-table">
      <caption>{t('desk.figures.title')}</caption>
      <thead>
        <tr>
          <td />
          <th scope="col">{t('desk.compare.first')}</th>
          <th scope="col">{t('desk.compare.second')}</th>
        </tr>
      </thead>
      <tbody>
        {rows.map(([label, inWords]) => (
          <tr key={label}>
            <th scope="row">{label}</th>
            {runs.map((run) => (
              <td key={run.id}>{inWords(run)}</td>
            ))}
          </tr>
        ))}
      </tbody>
    </table>
  );
}

function Changes({ changes }: Pick<RunComparison, 'changes'>) {
  const { t } = useTranslation();
  const { some, left, more } = useMore(changes);
  const nobody = t('desk.nobody');
  return (
    <div className="card">
      <table className="desk-table">
        <caption>{t('desk.compare.changes', { count: changes.length })}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.student')}</th>
            <th scope="col">{t('desk.compare.first')}</th>
            <th scope="col">{t('desk.compare.second')}</th>
          </tr>
        </thead>
        <tbody>
          {some.map(({ student, first, second }) => (
            <tr key={student + first + second}>
              <th scope="row">{student}</th>
              <td>{first ?? nobody}</td>
              <td>{second ?? nobody}</td>
            </tr>
          ))}
        </tbody>
      </table>
      <MoreButton left={left} onMore={more} />
    </div>
  );
}
