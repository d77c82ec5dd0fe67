import { useTranslation } from 'react-i18next';

const LEVELS = ['A1', 'A2', 'B1', 'B2', 'C1', 'C2', 'native'] as const;

/** The name of a language level; one we do not know is shown as it is. */
export function useLevelName(): (level: string) => string {
  const { t } = useTranslation();
  return (level) => {
    const known = LEVELS.find((one) => one === level);
    return known ? t(`level.${known}`) : level;
  };
}
