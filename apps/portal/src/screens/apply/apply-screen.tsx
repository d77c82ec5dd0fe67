import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useCohorts } from '../../api/enrolments.js';
import type { Cohort, Enrolment } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Localised } from '../../components/localised.js';
import { Notice } from '../../components/notice.js';
import { QueryView } from '../../components/query-view.js';
import { Application } from './application.js';
import { CohortFacts } from './cohort-facts.js';
import { Receipt } from './receipt.js';

/** Applying to one round. After sending, the receipt takes the place of the form. */
export function ApplyScreen() {
  const { t } = useTranslation();
  const { cohortId } = useParams();
  const cohorts = useCohorts();
  const [sent, setSent] = useState<Enrolment>();
  const cohort = cohorts.data?.find(({ id }) => id === cohortId);
  if (sent) return <Receipt sent={sent} />;
  return (
    <Page title={cohort?.name ?? t('apply.title')} above={cohort && t('apply.title')}>
      <QueryView query={cohorts} lines={6}>
        {() => (cohort ? <OpenCohort cohort={cohort} onSent={setSent} /> : <NotOpen />)}
      </QueryView>
    </Page>
  );
}

function OpenCohort({ cohort, onSent }: { cohort: Cohort; onSent: (enrolment: Enrolment) => void }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <>
      <p className="prose">
        <Localised text={cohort.description} />
      </p>
      <CohortFacts cohort={cohort} />
      {cohort.mayApplyAs.length > 0 ? (
        <Application cohort={cohort} onSent={onSent} />
      ) : (
        <Notice title={t('apply.noneTitle')}>
          <p>{t('apply.noneText')}</p>
          <p>
            <Link to={path('/home')}>{t('apply.toHome')}</Link>
          </p>
        </Notice>
      )}
    </>
  );
}

function NotOpen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <Notice tone="warning" title={t('apply.closedTitle')}>
      <p>{t('apply.closedText')}</p>
      <p>
        <Link to={path('/home')}>{t('apply.toHome')}</Link>
      </p>
    </Notice>
  );
}
