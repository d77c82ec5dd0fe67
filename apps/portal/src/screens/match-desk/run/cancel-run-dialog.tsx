import { useTranslation } from 'react-i18next';
import { isWorking } from '../../../api/match-desk/follow.js';
import { useCancelRun } from '../../../api/match-desk/runs.js';
import type { DeskRun } from '../../../api/types.js';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';

/** Stops a run that works, or throws a finished one away. */
export function CancelRunDialog({ run, onClose }: { run: DeskRun; onClose: () => void }) {
  const { t } = useTranslation();
  const cancel = useCancelRun(run.id);
  return (
    <ConfirmDialog
      title={t('desk.run.cancelTitle')}
      confirm={t('desk.run.cancel')}
      tone="danger"
      isBusy={cancel.isPending}
      error={cancel.error}
      onConfirm={() => cancel.mutate(undefined, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{t(`desk.run.${whatOf(run)}`)}</p>
    </ConfirmDialog>
  );
}

/** A dry run holds no places that would become free. */
function whatOf(run: DeskRun): 'cancelWorking' | 'cancelDry' | 'cancelDone' {
  if (isWorking(run)) return 'cancelWorking';
  return run.dry ? 'cancelDry' : 'cancelDone';
}
