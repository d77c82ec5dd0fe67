import { useTranslation } from 'react-i18next';
import { usePublishing } from '../../../api/match-desk/runs.js';
import type { DeskPair, DeskRun } from '../../../api/types.js';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { LetterPreview } from './letter-preview.js';

export interface Sent {
  sent: number;
  refused: number;
}

interface PublishDialogProps {
  run: DeskRun;
  /** Those that are not sent yet. */
  pairs: readonly DeskPair[];
  onSent: (sent: Sent) => void;
  onClose: () => void;
}

/** Tells both sides of every pair; how many, and how it reads, before it is done. */
export function PublishDialog({ run, pairs, onSent, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const publishing = usePublishing(run.id);
  return (
    <ConfirmDialog
      title={t('desk.publish.title', { count: pairs.length })}
      confirm={t('desk.publish.confirm', { count: pairs.length })}
      isBusy={publishing.isPending}
      error={publishing.error}
      onConfirm={() => publishing.mutate(undefined, { onSuccess: onSent })}
      onClose={onClose}
    >
      <p>{t('desk.publish.text', { count: 2 * pairs.length })}</p>
      {pairs.length > 0 && <LetterPreview run={run} pairs={pairs} />}
    </ConfirmDialog>
  );
}
