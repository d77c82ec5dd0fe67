import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useCapacityChange } from '../../api/enrolments.js';
import type { Enrolment } from '../../api/types.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { CapacityField } from '../../components/form/capacity-field.js';

export function CapacityDialog({ enrolment, onClose }: { enrolment: Enrolment; onClose: () => void }) {
  const { t } = useTranslation();
  const [capacity, setCapacity] = useState(enrolment.capacity ?? 1);
  const change = useCapacityChange();
  const { id, version } = enrolment;
  return (
    <ConfirmDialog
      title={t('enrolment.changeCapacity')}
      confirm={t('enrolment.capacitySave')}
      isBusy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ id, version, capacity }, { onSuccess: onClose })}
      onClose={onClose}
    >
      <CapacityField legend={t('enrolment.capacityLabel')} value={capacity} onChange={setCapacity} />
    </ConfirmDialog>
  );
}
