import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProposalAnswer } from '../../api/proposals.js';
import type { Proposal } from '../../api/types.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';
import { Icon } from '../../components/icon.js';
import { useFormat } from '../../i18n/use-format.js';
import { DeclineDialog } from './decline-dialog.js';

/** Yes or no, each with a step to think again. */
export function Answer({ proposal }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const [open, setOpen] = useState<'accept' | 'decline' | undefined>();
  const answer = useProposalAnswer(proposal.id);
  const { displayName } = proposal.other;
  const what = proposal.cameFrom === 'request' ? 'request' : 'proposal';
  const close = () => {
    setOpen(undefined);
    answer.reset();
  };
  return (
    <section className="card card-roomy answer" aria-labelledby="answer">
      <h2 id="answer" className="card-title">
        {t('proposal.yourAnswer')}
      </h2>
      <AnswerBy proposal={proposal} />
      <p>{t(`${what}.yourAnswerText`)}</p>
      <p className="actions">
        <button type="button" className="button" onClick={() => setOpen('accept')}>
          <Icon name="check" />
          {t('proposal.accept')}
        </button>
        <button type="button" className="button button-second" onClick={() => setOpen('decline')}>
          {t('proposal.decline')}
        </button>
      </p>
      {open === 'accept' && (
        <ConfirmDialog
          title={t(`${what}.acceptTitle`)}
          confirm={t('proposal.acceptConfirm')}
          isBusy={answer.isPending}
          error={answer.error}
          onConfirm={() => answer.mutate({ answer: 'accept', version: proposal.version })}
          onClose={close}
        >
          <p>
            {proposal.group && t('proposal.group.acceptText')}
            {!proposal.group &&
              t(proposal.otherAnswer === 'accepted' ? `${what}.acceptTextLast` : 'proposal.acceptText', {
                name: displayName,
              })}
          </p>
        </ConfirmDialog>
      )}
      {open === 'decline' && <DeclineDialog proposal={proposal} onClose={close} />}
    </section>
  );
}

function AnswerBy({ proposal: { expiresAt } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const { weekday, time, daysUntil } = useFormat();
  if (!expiresAt) return null;
  const days = daysUntil(expiresAt);
  return (
    <p className="answer-by">
      <Icon name="clock" />
      <span>
        {t('proposal.answerBy')}{' '}
        <strong>
          {weekday(expiresAt)}, {time(expiresAt)}
        </strong>{' '}
        ({days <= 0 ? t('proposal.lastDay') : t('proposal.daysLeft', { count: days })})
      </span>
    </p>
  );
}
