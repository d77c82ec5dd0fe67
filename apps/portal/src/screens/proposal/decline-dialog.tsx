import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf } from '../../api/problem.js';
import { useProposalAnswer } from '../../api/proposals.js';
import type { DeclineReason, Proposal } from '../../api/types.js';
import { Dialog } from '../../components/dialog.js';
import { RadioGroup } from '../../components/form/choice-group.js';
import { faultAt, focusField } from '../../components/form/field-id.js';
import { TextArea } from '../../components/form/text-field.js';
import { useFaults, useMissing } from '../../components/form/use-faults.js';
import { ProblemNotice } from '../../components/problem-notice.js';

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

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (answer.isPending) return;
    if (!check(reason ? [] : [missing('/reason')])) return focusField('/reason');
    const body = { answer: 'decline', reason, version: proposal.version } as const;
    answer.mutate(comment.trim() ? { ...body, comment: comment.trim() } : body, { onError: take });
  };

  return (
    <Dialog title={t(`${what}.declineTitle`)} onClose={onClose}>
      <form onSubmit={submit} noValidate>
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
        {answer.error && faultsOf(answer.error).length === 0 ? <ProblemNotice error={answer.error} /> : null}
        <div className="actions">
          <button type="submit" className="button button-danger" aria-disabled={answer.isPending}>
            {answer.isPending ? t('common.sending') : t(`${what}.declineConfirm`)}
          </button>
          <button type="button" className="button button-second" onClick={onClose}>
            {t('common.goBack')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
