import { useTranslation } from 'react-i18next';
import { useReading } from '../../i18n/use-reading.js';
import { ReadingPage } from './reading-page.js';

export function PrivacyScreen() {
  const { t } = useTranslation();
  return <ReadingPage name={t('footer.privacy')} text={useReading().data?.privacy} />;
}
