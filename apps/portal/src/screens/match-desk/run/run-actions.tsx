import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { DeskPair, DeskRun } from '../../../api/types.js';
import { DeskIcon } from '../desk-icon.js';
import { CancelRunDialog } from './cancel-run-dialog.js';

interface RunActionsProps {
  run: DeskRun;
  pairs: readonly DeskPair[] | undefined;
  onUndo: () => void;
}

/** What may be done with the run as a whole, as the API offers it. */
export function RunActions({ run, onUndo }: RunActionsProps) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'cancel'>();
  const { offers } = run;
  if (offers.length === 0) return null;
  return (
    <div className="actions">
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
      {open === 'cancel' && <CancelRunDialog run={run} onClose={() => setOpen(undefined)} />}
    </div>
  );
}
