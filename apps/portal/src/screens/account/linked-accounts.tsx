import { useTranslation } from 'react-i18next';
import type { AccountLink } from '../../api/types.js';
import { useFormat } from '../../i18n/use-format.js';

interface LinkedAccountsProps {
  links: readonly AccountLink[];
  onUndo: (link: AccountLink) => void;
}

/** Accounts that were linked to this one, as long as that can be undone. */
export function LinkedAccounts({ links, onUndo }: LinkedAccountsProps) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  return (
    <section aria-labelledby="linked-accounts">
      <div className="section-head">
        <h2 id="linked-accounts">{t('account.linkedTitle')}</h2>
      </div>
      <ul className="stack">
        {links.map((link) => (
          <li key={link.id} className="card">
            <h3 className="card-title">{link.displayName}</h3>
            <p className="hint">
              {t('account.linkedAt')}: {moment(link.linkedAt)}
              <br />
              {t('account.undoableUntil')}: {moment(link.undoableUntil)}
            </p>
            <button
              type="button"
              className="link-button"
              aria-label={t('account.undoOf', { name: link.displayName })}
              onClick={() => onUndo(link)}
            >
              {t('account.undo')}
            </button>
          </li>
        ))}
      </ul>
    </section>
  );
}
