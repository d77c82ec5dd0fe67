import { useTranslation } from 'react-i18next';
import type { OwnSession } from '../../api/types.js';
import { Facts } from '../../components/facts.js';
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
  const format = useFormat();
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
      <Facts
        items={[
          { icon: 'person', label: t('sessions.by'), value: t(`sessions.signedInBy.${signedInBy}`) },
          {
            icon: 'calendar',
            label: t('sessions.since'),
            value: `${format.weekday(startedAt)}, ${format.time(startedAt)}`,
          },
          {
            icon: 'clock',
            label: t('sessions.lastUsed'),
            value: `${format.weekday(lastUsedAt)}, ${format.time(lastUsedAt)}`,
          },
        ]}
      />
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
