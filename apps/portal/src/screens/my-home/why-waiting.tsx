import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useWaiting } from '../../api/waiting.js';
import { useLocalPath } from '../../app/language.js';
import { fieldId } from '../../components/form/field-id.js';
import { usePointerName } from '../../components/form/use-pointer-name.js';
import { useFormat } from '../../i18n/use-format.js';
import { waitingReason } from './waiting-reason.js';

/** After a round without a pair: why, and which answer would open a door. Nothing to say before. */
export function WhyWaiting({ cohortId }: { cohortId: string }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const format = useFormat();
  const nameOf = usePointerName();
  const { data: waiting } = useWaiting(cohortId);
  if (!waiting) return null;
  const { at, options, wouldHelp } = waiting;
  const reason = waitingReason(waiting);
  return (
    <details className="question">
      <summary>{t('whyWaiting.title')}</summary>
      <p>{t('whyWaiting.round', { date: format.day(at) })}</p>
      <p>
        {reason.key === 'tooFew'
          ? t('whyWaiting.tooFew', { count: options, ...reason.crowd })
          : t(`whyWaiting.${reason.key}`)}{' '}
        {t('whyWaiting.next')}
      </p>
      {wouldHelp.length > 0 && (
        <>
          <h4>{t('whyWaiting.help')}</h4>
          <ul>
            {wouldHelp.map(({ uses, text }) => (
              <li key={uses + text}>
                {text}{' '}
                <Link to={path(`/profile?role=student#${fieldId(uses)}`)}>
                  {t('proposal.correctFor', { label: nameOf(uses) })}
                </Link>
              </li>
            ))}
          </ul>
        </>
      )}
    </details>
  );
}
