import { useTranslation } from 'react-i18next';
import { useCancelling } from '../api/events.js';
import type { Registration } from '../api/types.js';
import { ConfirmDialog } from './confirm-dialog.js';
import { useLocalised } from './localised.js';

interface CancelDialogProps {
  registration: Registration;
  onCancelled: () => void;
  onClose: () => void;
}

/** Gives a seat, or a place in line, back. */
export function CancelDialog({ registration, onCancelled, onClose }: CancelDialogProps) {
  const { t } = useTranslation();
  const nameOf = useLocalised();
  const cancelling = useCancelling(() => {
    onClose();
    onCancelled();
  });
  const title = nameOf(registration.eventTitle);
  const waits = registration.state === 'waitlisted';
  return (
    <ConfirmDialog
      title={t('event.cancelTitle')}
      confirm={waits ? t('event.leaveConfirm') : t('event.cancelConfirm')}
      tone="danger"
      isBusy={cancelling.isPending}
      error={cancelling.error}
      onConfirm={() => cancelling.mutate(registration.id)}
      onClose={onClose}
    >
      <p>{waits ? t('event.leaveText', { title }) : t('event.cancelText', { title })}</p>
    </ConfirmDialog>
  );
}
