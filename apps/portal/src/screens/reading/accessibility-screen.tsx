import { useTranslation } from 'react-i18next';
import { useReading } from '../../i18n/use-reading.js';
import { ReadingPage } from './reading-page.js';

export function AccessibilityScreen() {
  const { t } = useTranslation();
  return <ReadingPage name={t('footer.accessibility')} text={useReading().data?.accessibility} />;
}
