import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { useDeskRuns, useRunnableCohorts } from '../../../api/match-desk/runs.js';
import { useLocalPath } from '../../../app/language.js';
import { Empty } from '../../../components/empty.js';
import { SelectField } from '../../../components/form/select-field.js';
import { Icon } from '../../../components/icon.js';
import { QueryView } from '../../../components/query-view.js';
import { DeskOnly, DeskPage } from '../desk-page.js';
import { RunCard } from './run-card.js';

/** Match runs, the newest first. */
export function RunsScreen() {
  return (
    <DeskOnly>
      <Runs />
    </DeskOnly>
  );
}

function Runs() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const [address, setAddress] = useSearchParams();
  const cohort = address.get('cohort') ?? undefined;
  const runs = useDeskRuns(cohort);
  return (
    <DeskPage title={t('desk.list.title')} lead={t('desk.list.lead')}>
      <div className="desk-bar">
        <CohortFilter value={cohort ?? ''} onChange={(id) => setAddress(id ? { cohort: id } : {})} />
        <Link className="button button-second" to={path('/staff/talks')}>
          {t('desk.talks.title')}
        </Link>
        <Link className="button" to={path(`/staff/match-runs/new${cohort ? `?cohort=${cohort}` : ''}`)}>
          <Icon name="plus" />
          {t('desk.list.new')}
        </Link>
        <Link to={path(`/staff/substitutes${cohort ? `?cohort=${cohort}` : ''}`)}>{t('substitutes.link')}</Link>
      </div>
      <QueryView query={runs} lines={8}>
        {(items) => (
          <>
            <p role="status" className="found">
              {t(runs.hasNextPage ? 'desk.list.foundMore' : 'desk.list.found', { count: items.length })}
            </p>
            {items.length > 0 ? (
              <ul className="stack">
                {items.map((run) => (
                  <RunCard key={run.id} run={run} />
                ))}
              </ul>
            ) : (
              <Empty icon="people" title={t(cohort ? 'desk.list.emptyCohort' : 'desk.list.empty')}>
                <p>{t('desk.list.emptyText')}</p>
              </Empty>
            )}
            {runs.hasNextPage && (
              <p>
                <button
                  type="button"
                  className="button button-second"
                  aria-disabled={runs.isFetchingNextPage}
                  onClick={() => void runs.fetchNextPage()}
                >
                  {t('desk.list.more')}
                </button>
              </p>
            )}
          </>
        )}
      </QueryView>
    </DeskPage>
  );
}

function CohortFilter({ value, onChange }: { value: string; onChange: (cohort: string) => void }) {
  const { t } = useTranslation();
  const cohorts = useRunnableCohorts().data ?? [];
  return (
    <SelectField pointer="/cohort" label={t('desk.list.cohort')} value={value} onChange={onChange}>
      <option value="">{t('desk.list.allCohorts')}</option>
      {cohorts.map(({ id, name, programme }) => (
        <option key={id} value={id}>
          {name} ({programme})
        </option>
      ))}
    </SelectField>
  );
}
