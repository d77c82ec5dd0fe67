import { useTranslation } from 'react-i18next';

export function StaffCard() {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="staff">
      <h2 id="staff" className="card-title">
        {t('mine.console')}
      </h2>
      <p>{t('mine.consoleText')}</p>
      <p>
        <a href="/admin">{t('nav.console')}</a>
      </p>
    </section>
  );
}
