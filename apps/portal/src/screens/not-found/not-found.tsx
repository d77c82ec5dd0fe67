import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocalPath } from '../../app/language.js';
import { Page } from '../../app/page.js';

export function NotFound() {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <Page title={t('notFound.title')} lead={t('notFound.text')}>
      <p className="actions">
        <Link className="button" to={path('/')}>
          {t('notFound.home')}
        </Link>
      </p>
    </Page>
  );
}
