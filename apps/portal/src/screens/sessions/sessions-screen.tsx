import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEndSession, useSessions } from '../../api/sessions.js';
import type { OwnSession } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { focusHeading, Page } from '../../app/page.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { Notice } from '../../components/notice.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { QueryView } from '../../components/query-view.js';
import { SessionItem } from './session-item.js';

type Said = 'ended' | 'othersEnded';

/** Where the reader is signed in, and the way to end what they do not know. */
export function SessionsScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const sessions = useSessions();
  const [said, setSaid] = useState<Said>();
  const [isAsking, setAsking] = useState(false);
  const tell = (what: Said) => () => {
    setSaid(what);
    setAsking(false);
    focusHeading();
  };
  const one = useEndSession(tell('ended'));
  const others = useEndSession(tell('othersEnded'));

  return (
    <Page title={t('sessions.title')}>
      <p className="lead">{t('sessions.lead')}</p>
      <div role="status">{said && <Notice tone="good" title={t(`sessions.${said}`)} />}</div>
      {one.error ? <ProblemNotice error={one.error} /> : null}
      <QueryView query={sessions} lines={4}>
        {(items: readonly OwnSession[]) => (
          <>
            <ul className="stack">
              {items.map((session) => (
                <SessionItem
                  key={session.id}
                  session={session}
                  isBusy={one.isPending}
                  onEnd={() => one.mutate(session.id)}
                />
              ))}
            </ul>
            {items.length > 1 ? (
              <p className="actions">
                <button type="button" className="button button-second" onClick={() => setAsking(true)}>
                  {t('sessions.endOthers')}
                </button>
              </p>
            ) : (
              <p>{t('sessions.only')}</p>
            )}
          </>
        )}
      </QueryView>
      <p>
        <Link to={path('/account')}>{t('sessions.toAccount')}</Link>
      </p>
      {isAsking && (
        <ConfirmDialog
          title={t('sessions.endOthersAsk')}
          confirm={t('sessions.endOthers')}
          tone="danger"
          isBusy={others.isPending}
          error={others.error}
          onConfirm={() => others.mutate(undefined)}
          onClose={() => setAsking(false)}
        >
          <p>{t('sessions.endOthersText')}</p>
        </ConfirmDialog>
      )}
    </Page>
  );
}
