import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMayMatch } from '../../api/match-desk/access.js';
import { useLocalPath } from '../../app/language.js';

export function StaffCard() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const mayMatch = useMayMatch();
  return (
    <section className="card" aria-labelledby="staff">
      <h2 id="staff" className="card-title">
        {t('mine.console')}
      </h2>
      <p>{t('mine.consoleText')}</p>
      <p>
        <a href="/admin">{t('nav.console')}</a>
      </p>
      {mayMatch && (
        <p>
          <Link to={path('/staff/match-runs')}>{t('mine.desk')}</Link>
        </p>
      )}
    </section>
  );
}
