import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocalPath } from '../../app/language.js';
import { Icon } from '../../components/icon.js';
import type { NextStep } from './next-step.js';
import { useStepWords } from './use-step-words.js';

/** The one thing to do first. */
export function NextStepCard({ step }: { step: NextStep }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { title, text, action, to } = useStepWords(step);
  return (
    <section className="next-step" aria-labelledby="next-step">
      <p className="eyebrow">
        <Icon name="compass" />
        {t('mine.next')}
      </p>
      <h2 id="next-step">{title}</h2>
      <p>{text}</p>
      {to === '/admin' ? (
        <a className="button button-sun" href={to}>
          {action}
        </a>
      ) : (
        <Link className="button button-sun" to={path(to)}>
          {action}
          <Icon name="right" />
        </Link>
      )}
    </section>
  );
}
