import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProposalAnswer } from '../../api/proposals.js';
import type { DeclineReason, Proposal } from '../../api/types.js';
import { RadioGroup } from '../../components/form/choice-group.js';
import { faultAt, focusField } from '../../components/form/field-id.js';
import { FormDialog } from '../../components/form/form-dialog.js';
import { TextArea } from '../../components/form/text-field.js';
import { useFaults, useMissing } from '../../components/form/use-faults.js';

const REASONS = [
  'no_time',
  'other_field',
  'other_language',
  'know_each_other',
  'other',
] as const satisfies DeclineReason[];

export function DeclineDialog({ proposal, onClose }: { proposal: Proposal; onClose: () => void }) {
  const { t } = useTranslation();
  const answer = useProposalAnswer(proposal.id);
  const [reason, setReason] = useState<DeclineReason>();
  const [comment, setComment] = useState('');
  const { faults, check, take } = useFaults();
  const missing = useMissing();
  const what = proposal.cameFrom === 'request' ? 'request' : 'proposal';

  const submit = () => {
    if (!check(reason ? [] : [missing('/reason')])) return focusField('/reason');
    const body = { answer: 'decline', reason, version: proposal.version } as const;
    answer.mutate(comment.trim() ? { ...body, comment: comment.trim() } : body, { onError: take });
  };

  return (
    <FormDialog
      title={t(`${what}.declineTitle`)}
      confirm={t(`${what}.declineConfirm`)}
      tone="danger"
      isBusy={answer.isPending}
      error={answer.error}
      onSubmit={submit}
      onClose={onClose}
    >
      <p>{t(`${what}.declineText`, { name: proposal.other.displayName })}</p>
      <RadioGroup
        pointer="/reason"
        legend={t('proposal.declineReason')}
        hint={t('proposal.declineReasonHint')}
        fault={faultAt(faults, '/reason')}
        choices={REASONS.map((one) => ({ value: one, label: t(`proposal.reasons.${one}`) }))}
        value={reason}
        onChange={setReason}
      />
      <TextArea
        pointer="/comment"
        label={t('proposal.declineComment')}
        hint={t('proposal.declineCommentHint')}
        isOptional
        maxLength={1000}
        fault={faultAt(faults, '/comment')}
        value={comment}
        onChange={setComment}
      />
    </FormDialog>
  );
}
