import { useTranslation } from 'react-i18next';
import { useLinkUndoing } from '../../api/account.js';
import type { AccountLink } from '../../api/types.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';

interface UndoLinkDialogProps {
  link: AccountLink;
  onUndone: () => void;
  onClose: () => void;
}

/** Says what becomes of two accounts that are parted. */
export function UndoLinkDialog({ link, onUndone, onClose }: UndoLinkDialogProps) {
  const { t } = useTranslation();
  const undoing = useLinkUndoing(onUndone);
  return (
    <ConfirmDialog
      title={t('account.undoAsk')}
      confirm={t('account.undo')}
      isBusy={undoing.isPending}
      error={undoing.error}
      onConfirm={() => undoing.mutate(link.id)}
      onClose={onClose}
    >
      <p>{t('account.undoText', { name: link.displayName })}</p>
      <p>{t('account.undoSessions')}</p>
    </ConfirmDialog>
  );
}
