import { useTranslation } from 'react-i18next';
import type { Cohort, Enrolment } from '../../api/types.js';
import { EnrolmentCard } from './enrolment-card.js';

interface ApplicationsProps {
  enrolments: readonly Enrolment[];
  cohorts: readonly Cohort[];
}

export function Applications({ enrolments, cohorts }: ApplicationsProps) {
  const { t } = useTranslation();
  if (enrolments.length === 0 && cohorts.some(({ mayApplyAs }) => mayApplyAs.length > 0)) return null;
  const isOpen = ({ cohortId, role }: Enrolment) =>
    cohorts.some((cohort) => cohort.id === cohortId && cohort.mayApplyAs.includes(role));
  return (
    <section aria-labelledby="applications">
      <h2 id="applications">{t('mine.applications')}</h2>
      {enrolments.length === 0 ? (
        <p className="muted">
          {t('mine.noApplications')}. {t('mine.noApplicationsText')}
        </p>
      ) : (
        <ul className="stack">
          {enrolments.map((enrolment) => (
            <li key={enrolment.id}>
              <EnrolmentCard enrolment={enrolment} mayApply={isOpen(enrolment)} />
            </li>
          ))}
        </ul>
      )}
    </section>
  );
}
