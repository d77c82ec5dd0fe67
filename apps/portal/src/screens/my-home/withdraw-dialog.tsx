import { useTranslation } from 'react-i18next';
import { useWithdrawal } from '../../api/enrolments.js';
import type { Enrolment } from '../../api/types.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';

export function WithdrawDialog({ enrolment, onClose }: { enrolment: Enrolment; onClose: () => void }) {
  const { t } = useTranslation();
  const withdrawal = useWithdrawal();
  return (
    <ConfirmDialog
      title={t('enrolment.withdrawTitle')}
      confirm={t('enrolment.withdrawConfirm')}
      tone="danger"
      isBusy={withdrawal.isPending}
      error={withdrawal.error}
      onConfirm={() => withdrawal.mutate(enrolment, { onSuccess: onClose })}
      onClose={onClose}
    >
      <p>{enrolment.state === 'matched' ? t('enrolment.withdrawMatched') : t('enrolment.withdrawText')}</p>
    </ConfirmDialog>
  );
}
