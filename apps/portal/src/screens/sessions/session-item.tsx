import { useTranslation } from 'react-i18next';
import type { OwnSession } from '../../api/types.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';

interface SessionItemProps {
  session: OwnSession;
  isBusy: boolean;
  onEnd: () => void;
}

/** One browser, as far as it can be told, and since when it is signed in. */
export function SessionItem({ session, isBusy, onEnd }: SessionItemProps) {
  const { t } = useTranslation();
  const { weekday, time } = useFormat();
  const at = (instant: string) => `${weekday(instant)}, ${time(instant)}`;
  const { browser, system, isThisOne, signedInBy, startedAt, lastUsedAt } = session;
  const known = browser && system ? t('sessions.browser.both', { browser, system }) : (browser ?? system);
  const name = known ?? t('sessions.browser.unknown');
  return (
    <li className="card">
      <h2 className="card-title">{name}</h2>
      {isThisOne && (
        <p className="tags">
          <Tag tone="good">{t('sessions.here')}</Tag>
        </p>
      )}
      <p>{t(`sessions.signedInBy.${signedInBy}`)}</p>
      <p className="hint">
        {t('sessions.since')}: {at(startedAt)}
        <br />
        {t('sessions.lastUsed')}: {at(lastUsedAt)}
      </p>
      {!isThisOne && (
        <button
          type="button"
          className="link-button"
          aria-disabled={isBusy}
          aria-label={t('sessions.endOf', { name })}
          onClick={() => !isBusy && onEnd()}
        >
          {t('sessions.end')}
        </button>
      )}
    </li>
  );
}
