import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { hasBegun } from '../../api/enrolments.js';
import type { Cohort, Enrolment } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Localised, useLocalised } from '../../components/localised.js';
import { useFormat } from '../../i18n/use-format.js';

interface OpenCohortsProps {
  cohorts: readonly Cohort[];
  enrolments: readonly Enrolment[];
}

/** Rounds to begin an application in. One that has begun, also after the closing day, goes on from its own card. */
export function OpenCohorts({ cohorts, enrolments }: OpenCohortsProps) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { day } = useFormat();
  const nameOf = useLocalised();
  const open = cohorts.filter((cohort) => cohort.mayApplyAs.some((role) => !hasBegun(enrolments, cohort, role)));
  if (open.length === 0) return null;
  return (
    <section aria-labelledby="open-cohorts" id="cohorts">
      <h2 id="open-cohorts">{t('mine.openCohorts')}</h2>
      <ul className="stack">
        {open.map((cohort) => (
          <li key={cohort.id} className="card card-row">
            <div>
              <h3 className="card-title">
                <Localised text={cohort.name} />
              </h3>
              <p>
                {t('mine.cohortDates', {
                  closes: day(cohort.closesOn),
                  starts: day(cohort.startsOn),
                  ends: day(cohort.endsOn),
                })}
              </p>
            </div>
            <Link
              className="button button-second button-small"
              to={path(`/apply/${cohort.id}`)}
              aria-label={`${t('mine.applyAs')}: ${nameOf(cohort.name)}`}
            >
              {t('mine.applyAs')}
            </Link>
          </li>
        ))}
      </ul>
    </section>
  );
}
