import { useTranslation } from 'react-i18next';
import { Icon } from '../../components/icon.js';

const STEPS = ['step1', 'step2', 'step3', 'step4', 'step5'] as const;

/** The voyage in five steps. */
export function Steps() {
  const { t } = useTranslation();
  return (
    <section className="steps" aria-labelledby="steps">
      <h2 id="steps">{t('front.steps')}</h2>
      <ol>
        {STEPS.map((step) => (
          <li key={step}>
            <h3>{t(`front.${step}`)}</h3>
            <p>{t(`front.${step}Text`)}</p>
          </li>
        ))}
      </ol>
      <p className="steps-promise">
        <Icon name="compass" />
        {t('front.promise')}
      </p>
    </section>
  );
}
