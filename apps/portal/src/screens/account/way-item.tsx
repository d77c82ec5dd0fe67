import { useTranslation } from 'react-i18next';
import type { SignInWay } from '../../api/types.js';
import { Icon } from '../../components/icon.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';
import { useWayName } from './use-way-name.js';

interface WayItemProps {
  way: SignInWay;
  /** The reader may change how the account opens. */
  mayChange: boolean;
  onRemove: () => void;
}

/** One way to sign in, and when it was last used. */
export function WayItem({ way, mayChange, onRemove }: WayItemProps) {
  const { t } = useTranslation();
  const { weekday, time } = useFormat();
  const name = useWayName()(way);
  const { kind, works, isThisOne, mayGo, lastUsedAt } = way;
  return (
    <li className="card">
      <h2 className="card-title with-icon">
        <Icon name={kind === 'university' ? 'university' : 'mail'} />
        <span>{name}</span>
      </h2>
      {(isThisOne || !works) && (
        <p className="tags">
          {isThisOne && <Tag tone="good">{t('account.here')}</Tag>}
          {!works && <Tag tone="warning">{t('account.closed')}</Tag>}
        </p>
      )}
      <p>{t(`account.kind.${kind}`)}</p>
      <p className="hint">
        {lastUsedAt ? `${t('account.lastUsed')}: ${weekday(lastUsedAt)}, ${time(lastUsedAt)}` : t('account.neverUsed')}
      </p>
      {mayChange && mayGo && (
        <button type="button" className="link-button" aria-label={t('account.removeOf', { name })} onClick={onRemove}>
          {t('account.remove')}
        </button>
      )}
      {!mayGo && <p className="hint">{t('account.onlyWay')}</p>}
    </li>
  );
}
