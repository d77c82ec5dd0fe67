import { useTranslation } from 'react-i18next';
import { useAdoptRun } from '../../../api/match-desk/runs.js';
import type { DeskRun } from '../../../api/types.js';
import { focusHeading } from '../../../app/page.js';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';

/** Takes a dry run in earnest, in the place of the run that waits. */
export function AdoptRunDialog({ run, onClose }: { run: DeskRun; onClose: () => void }) {
  const { t } = useTranslation();
  const adopt = useAdoptRun(run.id);
  const taken = () => {
    onClose();
    focusHeading();
  };
  return (
    <ConfirmDialog
      title={t('desk.run.adoptTitle')}
      confirm={t('desk.run.adopt')}
      isBusy={adopt.isPending}
      error={adopt.error}
      onConfirm={() => adopt.mutate(undefined, { onSuccess: taken })}
      onClose={onClose}
    >
      <p>{t('desk.run.adoptText', { count: run.matched })}</p>
    </ConfirmDialog>
  );
}
