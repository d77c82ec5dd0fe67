import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAsking } from '../../api/mentors.js';
import type { MentorCard, MentorChoice } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { faultAt } from '../../components/form/field-id.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { TextArea } from '../../components/form/text-field.js';
import { useFaults } from '../../components/form/use-faults.js';

interface AskDialogProps {
  choice: MentorChoice;
  mentor: MentorCard;
  onClose: () => void;
}

/** Asks one mentor, with what it means before it is done: how long, what she reads, how many are left after it. */
export function AskDialog({ choice: { cohortId, days, left }, mentor, onClose }: AskDialogProps) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const navigate = useNavigate();
  const asking = useAsking();
  const [message, setMessage] = useState('');
  const { faults, take } = useFaults();

  const submit = () => {
    const said = message.trim();
    asking.mutate(
      { cohortId, mentorId: mentor.id, ...(said && { message: said }) },
      { onError: take, onSuccess: ({ id }) => void navigate(path(`/proposals/${id}`)) },
    );
  };

  return (
    <FormDialog
      title={t('mentors.askTitle', { name: mentor.displayName })}
      confirm={t('mentors.askConfirm')}
      isBusy={asking.isPending}
      error={asking.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t('mentors.askText', { count: days })}</p>
      <p>{t('mentors.askLeft', { count: left - 1 })}</p>
      <TextArea
        pointer="/message"
        label={t('mentors.message')}
        hint={t('mentors.messageHint')}
        isOptional
        maxLength={500}
        fault={faultAt(faults, '/message')}
        value={message}
        onChange={setMessage}
      />
    </FormDialog>
  );
}
