import { useTranslation } from 'react-i18next';
import { useWayRemoval } from '../../api/account.js';
import type { SignInWay } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { useForgetReader } from '../../app/use-forget-reader.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { useWayName } from './use-way-name.js';

interface RemoveWayDialogProps {
  way: SignInWay;
  onRemoved: () => void;
  onClose: () => void;
}

/** Says what a way that is removed takes with it. */
export function RemoveWayDialog({ way, onRemoved, onClose }: RemoveWayDialogProps) {
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
