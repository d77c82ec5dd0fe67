import { useTranslation } from 'react-i18next';
import { hasBegun, useEnrolments } from '../../api/enrolments.js';
import type { Cohort } from '../../api/types.js';
import { Localised } from '../../components/localised.js';
import { useFormat } from '../../i18n/use-format.js';

export function CohortFacts({ cohort }: { cohort: Cohort }) {
  const { t } = useTranslation();
  const { day } = useFormat();
  // An invitation or a question of staff may be answered after the closing day too.
  const isUnderWay = hasBegun(useEnrolments().data ?? [], cohort);
  return (
    <dl className="fact-list">
      {!isUnderWay && (
        <div>
          <dt>{t('apply.applyBy')}</dt>
          <dd>{day(cohort.closesOn)}</dd>
        </div>
      )}
      <div>
        <dt>{t('apply.runs')}</dt>
        <dd>{t('apply.range', { from: day(cohort.startsOn), to: day(cohort.endsOn) })}</dd>
      </div>
      <div>
        <dt>{t('apply.programme')}</dt>
        <dd>
          <Localised text={cohort.programmeName} />
        </dd>
      </div>
    </dl>
  );
}
