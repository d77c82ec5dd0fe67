import { useTranslation } from 'react-i18next';
import { useRunnableCohorts } from '../../../api/match-desk/runs.js';
import { Empty } from '../../../components/empty.js';
import { QueryView } from '../../../components/query-view.js';
import { DeskOnly, DeskPage, ToRuns } from '../desk-page.js';
import { NewRunForm } from './new-run-form.js';

/** All that a run needs on one page, with the usual choices made. */
export function NewRunScreen() {
  return (
    <DeskOnly>
      <NewRunPage />
    </DeskOnly>
  );
}

function NewRunPage() {
  const { t } = useTranslation();
  const cohorts = useRunnableCohorts();
  return (
    <DeskPage title={t('desk.new.title')} lead={t('desk.new.lead')} above={<ToRuns />} width="text">
      <QueryView query={cohorts} lines={8}>
        {(items) =>
          items.length > 0 ? (
            <NewRunForm cohorts={items} />
          ) : (
            <Empty icon="people" title={t('desk.new.noCohorts')}>
              <p>{t('desk.new.nobodyText')}</p>
            </Empty>
          )
        }
      </QueryView>
    </DeskPage>
  );
}
