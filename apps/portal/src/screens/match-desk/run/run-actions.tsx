import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPair, DeskRun } from '../../../api/types.js';
import { focusHeading } from '../../../app/page.js';
import { Icon } from '../../../components/icon.js';
import { Notice } from '../../../components/notice.js';
import { DeskIcon } from '../desk-icon.js';
import { PublishDialog, type Sent } from '../publish/publish-dialog.js';
import { AdoptRunDialog } from './adopt-run-dialog.js';
import { CancelRunDialog } from './cancel-run-dialog.js';

interface RunActionsProps {
  run: DeskRun;
  /** Undefined while they are coming. */
  pairs: readonly DeskPair[] | undefined;
  onUndo: () => void;
}

/** What may be done with the run as a whole, as the API offers it, and what publishing came to. */
export function RunActions({ run, pairs, onUndo }: RunActionsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'publish' | 'cancel' | 'adopt'>();
  const [sent, setSent] = useState<Sent>();
  const { offers } = run;
  const unsent = pairs?.filter(({ state }) => state === 'proposed') ?? [];
  const close = () => setOpen(undefined);
  const tell = (outcome: Sent) => {
    setSent(outcome);
    close();
  };
  // Only once the dialog has gone: under it the heading takes no focus.
  useEffect(() => {
    if (sent) focusHeading();
  }, [sent]);
  return (
    <>
      <div role="status">{sent && <SentNotice {...sent} />}</div>
      {offers.length > 0 && (
        <div className="actions">
          {offers.includes('publish') && unsent.length > 0 && (
            <button type="button" className="button" onClick={() => setOpen('publish')}>
              <Icon name="mail" />
              {t('desk.publish.button', { count: unsent.length })}
            </button>
          )}
          {offers.includes('adopt') && (
            <button type="button" className="button" onClick={() => setOpen('adopt')}>
              {t('desk.run.adopt')}
            </button>
          )}
          {offers.includes('undo') && (
            <button type="button" className="button button-second" onClick={onUndo}>
              <DeskIcon name="undo" />
              {t('desk.run.undo')}
            </button>
          )}
          {offers.includes('cancel') && (
            <button type="button" className="button button-second" onClick={() => setOpen('cancel')}>
              {t('desk.run.cancel')}
            </button>
          )}
        </div>
      )}
      {open === 'publish' && <PublishDialog run={run} pairs={unsent} onSent={tell} onClose={close} />}
      {open === 'adopt' && <AdoptRunDialog run={run} onClose={close} />}
      {open === 'cancel' && <CancelRunDialog run={run} onClose={close} />}
    </>
  );
}

function SentNotice({ sent, refused }: Sent) {
  const { t } = useTranslation();
  return (
    <Notice tone={refused > 0 ? 'warning' : 'good'} title={t('desk.publish.sent', { count: sent })}>
      {refused > 0 && <p>{t('desk.publish.refused', { count: refused })}</p>}
    </Notice>
  );
}
