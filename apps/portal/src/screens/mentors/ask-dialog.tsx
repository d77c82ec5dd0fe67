import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useAsking } from '../../api/mentors.js';
import { faultsOf } from '../../api/problem.js';
import type { MentorCard, MentorChoice } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Dialog } from '../../components/dialog.js';
import { faultAt } from '../../components/form/field-id.js';
import { TextArea } from '../../components/form/text-field.js';
import { useFaults } from '../../components/form/use-faults.js';
import { ProblemNotice } from '../../components/problem-notice.js';

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

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (asking.isPending) return;
    const said = message.trim();
    asking.mutate(
      { cohortId, mentorId: mentor.id, ...(said && { message: said }) },
      { onError: take, onSuccess: ({ id }) => void navigate(path(`/proposals/${id}`)) },
    );
  };

  return (
    <Dialog title={t('mentors.askTitle', { name: mentor.displayName })} onClose={onClose}>
      <form onSubmit={submit} noValidate>
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
        {asking.error && faultsOf(asking.error).length === 0 ? <ProblemNotice error={asking.error} /> : null}
        <div className="actions">
          <button type="submit" className="button" aria-disabled={asking.isPending}>
            {asking.isPending ? t('common.sending') : t('mentors.askConfirm')}
          </button>
          <button type="button" className="button button-second" onClick={onClose}>
            {t('common.goBack')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
