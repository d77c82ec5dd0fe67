import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useLocation, useNavigate } from 'react-router';
import { useAccount } from '../../api/account.js';
import type { AccountLink, AddressOutcome, SignInWay } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { focusHeading, Page } from '../../app/page.js';
import { Notice } from '../../components/notice.js';
import { QueryView } from '../../components/query-view.js';
import { AddAddress } from './add-address.js';
import { endsWithStudies } from './ends-with-studies.js';
import { LinkedAccounts } from './linked-accounts.js';
import { OtherAccount } from './other-account.js';
import { RemoveWayDialog } from './remove-way-dialog.js';
import { UndoLinkDialog } from './undo-link-dialog.js';
import { WayItem } from './way-item.js';

type Said = 'added' | 'removed' | 'linked' | 'undone';

/** What opens the reader's account, and the way to change it. */
export function AccountScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const account = useAccount();
  const navigate = useNavigate();
  const { state } = useLocation();
  const [said, setSaid] = useState<Said | undefined>(state?.linked ? 'linked' : undefined);
  const [leaving, setLeaving] = useState<SignInWay>();
  const [undoing, setUndoing] = useState<AccountLink>();
  const tell = (what: Said) => {
    setSaid(what);
    focusHeading();
  };
  const proved = (outcome: AddressOutcome) => {
    if (outcome === 'added') tell('added');
    else void navigate(path('/account/link'));
  };

  return (
    <Page title={t('account.title')}>
      <p className="lead">{t('account.lead')}</p>
      <div role="status">{said && <Notice tone="good" title={t(`account.${said}`)} />}</div>
      <QueryView query={account} lines={4}>
        {({ ways, mayAdd, links }) => (
          <>
            {endsWithStudies({ ways, mayAdd }) && <p>{t('account.ends')}</p>}
            <ul className="stack">
              {ways.map((way) => (
                <WayItem key={way.id} way={way} mayChange={mayAdd} onRemove={() => setLeaving(way)} />
              ))}
            </ul>
            {links.length > 0 && <LinkedAccounts links={links} onUndo={setUndoing} />}
            {mayAdd ? (
              <>
                <AddAddress onProved={proved} />
                <OtherAccount />
              </>
            ) : (
              <p>{t('account.staff')}</p>
            )}
          </>
        )}
      </QueryView>
      <p>
        <Link to={path('/sessions')}>{t('account.toSessions')}</Link>
      </p>
      {leaving && (
        <RemoveWayDialog
          way={leaving}
          onRemoved={() => {
            setLeaving(undefined);
            tell('removed');
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
      {undoing && (
        <UndoLinkDialog
          link={undoing}
          onUndone={() => {
            setUndoing(undefined);
            tell('undone');
          }}
          onClose={() => setUndoing(undefined)}
        />
      )}
    </Page>
  );
}
