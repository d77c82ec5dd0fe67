import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useAccount, useWayRemoval } from '../../api/account.js';
import type { SignInWay } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { focusHeading, Page } from '../../app/page.js';
import { useForgetReader } from '../../app/use-forget-reader.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { Notice } from '../../components/notice.js';
import { QueryView } from '../../components/query-view.js';
import { AddAddress } from './add-address.js';
import { useWayName } from './use-way-name.js';
import { WayItem } from './way-item.js';

type Said = 'added' | 'removed';

/** What opens the reader's account, and the way to change it. */
export function AccountScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const account = useAccount();
  const [said, setSaid] = useState<Said>();
  const [leaving, setLeaving] = useState<SignInWay>();
  const tell = (what: Said) => {
    setSaid(what);
    focusHeading();
  };

  return (
    <Page title={t('account.title')}>
      <p className="lead">{t('account.lead')}</p>
      <div role="status">{said && <Notice tone="good" title={t(`account.${said}`)} />}</div>
      <QueryView query={account} lines={4}>
        {({ ways, mayAdd }) => (
          <>
            <ul className="stack">
              {ways.map((way) => (
                <WayItem key={way.id} way={way} onRemove={() => setLeaving(way)} />
              ))}
            </ul>
            {mayAdd ? <AddAddress onAdded={() => tell('added')} /> : <p>{t('account.staff')}</p>}
          </>
        )}
      </QueryView>
      <p>
        <Link to={path('/sessions')}>{t('account.toSessions')}</Link>
      </p>
      {leaving && (
        <RemoveWay
          way={leaving}
          onRemoved={() => {
            setLeaving(undefined);
            tell('removed');
          }}
          onClose={() => setLeaving(undefined)}
        />
      )}
    </Page>
  );
}

interface RemoveWayProps {
  way: SignInWay;
  onRemoved: () => void;
  onClose: () => void;
}

function RemoveWay({ way, onRemoved, onClose }: RemoveWayProps) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const name = useWayName()(way);
  const { forget, goTo } = useForgetReader();
  const removal = useWayRemoval(() => {
    if (!way.isThisOne) return onRemoved();
    forget();
    void goTo(path('/login'), { state: { reason: 'removed' } });
  });
  return (
    <ConfirmDialog
      title={t('account.removeAsk', { name })}
      confirm={t('account.remove')}
      tone="danger"
      isBusy={removal.isPending}
      error={removal.error}
      onConfirm={() => removal.mutate(way.id)}
      onClose={onClose}
    >
      <p>{t(`account.removeText.${way.kind}`)}</p>
      <p>{t(way.isThisOne ? 'account.removeHere' : 'account.removeElsewhere')}</p>
    </ConfirmDialog>
  );
}
