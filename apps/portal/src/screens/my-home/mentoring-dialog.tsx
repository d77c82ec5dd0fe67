import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useMentoringChange } from '../../api/enrolments.js';
import type { Enrolment } from '../../api/types.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { CapacityField } from '../../components/form/capacity-field.js';
import { mentoringOf } from '../../components/form/mentoring.js';
import { MentoringFields } from '../../components/form/mentoring-fields.js';

/** What a mentor has said about how she mentors. Once staff have made a group of her offer, only the number of students is left to change. */
export function MentoringDialog({ enrolment, onClose }: { enrolment: Enrolment; onClose: () => void }) {
  const { t } = useTranslation();
  const { id, version, isInGroup } = enrolment;
  const [mentoring, setMentoring] = useState(mentoringOf(enrolment));
  const change = useMentoringChange();
  return (
    <ConfirmDialog
      title={t('enrolment.changeMentoring')}
      confirm={t('enrolment.mentoringSave')}
      isBusy={change.isPending}
      error={change.error}
      onConfirm={() => change.mutate({ id, version, ...mentoring }, { onSuccess: onClose })}
      onClose={onClose}
    >
      {isInGroup ? (
        <CapacityField
          legend={t('howToMentor.capacity')}
          hint={t('howToMentor.capacityInGroupHint')}
          value={mentoring.capacity}
          onChange={(capacity) => setMentoring({ ...mentoring, capacity })}
        />
      ) : (
        <MentoringFields value={mentoring} onChange={setMentoring} />
      )}
    </ConfirmDialog>
  );
}
