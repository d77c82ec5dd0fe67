import { useTranslation } from 'react-i18next';

/** An agenda for the first meeting, as long as there has been none. */
export function FirstMeetingTips() {
  const { t } = useTranslation();
  return (
    <section className="card" aria-labelledby="tips">
      <h2 id="tips" className="card-title">
        {t('mentorship.tips')}
      </h2>
      <ul className="bullets">
        {(['tip1', 'tip2', 'tip3', 'tip4'] as const).map((tip) => (
          <li key={tip}>{t(`mentorship.${tip}`)}</li>
        ))}
      </ul>
    </section>
  );
}
