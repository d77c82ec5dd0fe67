import { useTranslation } from 'react-i18next';

/** For whom the list has no university. */
export function WhomToAsk({ support }: { support: string | null }) {
  const { t } = useTranslation();
  return (
    <>
      <p>{t('login.notThere')}</p>
      {support && (
        <p>
          {t('login.support')} <a href={`mailto:${support}`}>{support}</a>
        </p>
      )}
    </>
  );
}
