import { useTranslation } from 'react-i18next';
import type { FaultWords } from './answers.js';

export function useFaultWords(): FaultWords {
  const { t } = useTranslation();
  return {
    missing: t('form.missing'),
    languageTwice: t('profile.languageTwice'),
    years: t('profile.yearsFault'),
    notSpoken: t('profile.workingLanguageHint'),
    year: (example) => t('profile.yearFault', { example }),
    tooMany: (count, max) => t('form.tooMany', { count, max }),
  };
}
