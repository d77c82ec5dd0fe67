import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useCoverage } from '../../../api/match-desk/review.js';
import type { Coverage, DeskRun } from '../../../api/types.js';
import { Empty } from '../../../components/empty.js';
import { QueryView } from '../../../components/query-view.js';
import { BarCell } from '../bar-cell.js';
import { useNumbers } from '../use-numbers.js';

const BYS: readonly Coverage['by'][] = ['field', 'language', 'citizenship'];

/** Whom the run reached, per group: measured for staff, never a reason to choose. The address says which groups. */
export function CoverageTab({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const { pathname } = useLocation();
  const [address] = useSearchParams();
  const by = BYS.find((one) => one === address.get('by')) ?? 'field';
  const coverage = useCoverage(run, by);
  const isTooEarly = by === 'citizenship' && (run.state !== 'published' || run.dry);
  return (
    <section aria-labelledby="coverage" className="desk-part">
      <h2 id="coverage">{t('desk.coverage.title')}</h2>
      <p className="lead">{t('desk.coverage.lead')}</p>
      <nav aria-label={t('desk.coverage.by')}>
        <ul className="chips">
          {BYS.map((one) => (
            <li key={one}>
              <Link
                className="chip"
                aria-current={one === by ? 'page' : undefined}
                to={`${pathname}?tab=coverage${one === 'field' ? '' : `&by=${one}`}`}
              >
                {t(`desk.coverage.bys.${one}`)}
              </Link>
            </li>
          ))}
        </ul>
      </nav>
      <p className="hint">{t(`desk.coverage.hint.${by}`)}</p>
      <QueryView query={coverage} lines={6}>
        {({ groups }: Coverage) =>
          groups.length > 0 ? (
            <Groups by={by} groups={groups} />
          ) : (
            <Empty icon="people" title={t('desk.coverage.none')}>
              <p>{t(isTooEarly ? 'desk.coverage.tooEarly' : 'desk.coverage.noneText')}</p>
            </Empty>
          )
        }
      </QueryView>
    </section>
  );
}

function Groups({ by, groups }: Pick<Coverage, 'by' | 'groups'>) {
  const { t } = useTranslation();
  return (
    <div className="card">
      <p role="status" className="visually-hidden">
        {t('desk.coverage.told', { count: groups.length })}
      </p>
      <table className="desk-table desk-home-bars desk-stack">
        <caption className="visually-hidden">{t(`desk.coverage.bys.${by}`)}</caption>
        <thead>
          <tr>
            <th scope="col">{t('desk.coverage.group')}</th>
            <th scope="col">{t('desk.coverage.matched')}</th>
            <th scope="col">{t('desk.coverage.mean')}</th>
            <th scope="col">{t('desk.coverage.worstTenth')}</th>
          </tr>
        </thead>
        <tbody>
          {groups.map((group) => (
            <GroupRow key={group.names.join()} group={group} />
          ))}
        </tbody>
      </table>
      <p className="hint">{t('desk.coverage.protection')}</p>
    </div>
  );
}

function GroupRow({ group }: { group: Coverage['groups'][number] }) {
  const { t } = useTranslation();
  const { number, percent } = useNumbers();
  const { names, students, matched, mean, worstTenth } = group;
  const isOne = names.length === 1;
  return (
    <tr>
      <th scope="row">
        {isOne ? names[0] : t('desk.coverage.together', { count: names.length })}
        {!isOne && <span className="hint desk-line">{names.join(' · ')}</span>}
      </th>
      {matched === null ? (
        <td data-column={t('desk.coverage.matched')}>
          <Figure value={null} /> ({t('desk.coverage.students')}: {number(students)})
        </td>
      ) : (
        <BarCell part={matched} of={students} column={t('desk.coverage.matched')}>
          {t('desk.coverage.of', {
            ...{ part: number(matched), of: number(students), share: percent(matched, students) },
          })}
        </BarCell>
      )}
      <td data-column={t('desk.coverage.mean')}>
        <Figure value={mean} />
      </td>
      <td data-column={t('desk.coverage.worstTenth')}>
        <Figure value={worstTenth} />
      </td>
    </tr>
  );
}

/** A figure, or the one mark for all that is hidden. */
function Figure({ value }: { value: number | null }) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  if (value !== null) return number(value);
  return (
    <>
      <span aria-hidden="true">{t('desk.coverage.mark')}</span>
      <span className="visually-hidden">{t('desk.coverage.hidden')}</span>
    </>
  );
}
