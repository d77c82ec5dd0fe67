import { useTranslation } from 'react-i18next';
import { usePairDetails } from '../../../api/match-desk/pairs.js';
import { usePublishing } from '../../../api/match-desk/runs.js';
import type { DeskPair, DeskPairDetails, DeskRun } from '../../../api/types.js';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { QueryView } from '../../../components/query-view.js';

export interface Sent {
  sent: number;
  refused: number;
}

interface PublishDialogProps {
  run: DeskRun;
  /** Those that are not sent yet. */
  pairs: readonly DeskPair[];
  onSent: (sent: Sent) => void;
  onClose: () => void;
}

/** Tells both sides of every pair; how many, and how it reads, before it is done. */
export function PublishDialog({ run, pairs, onSent, onClose }: PublishDialogProps) {
  const { t } = useTranslation();
  const publishing = usePublishing(run.id);
  const sample = pairs[0];
  return (
    <ConfirmDialog
      title={t('desk.publish.title', { count: pairs.length })}
      confirm={t('desk.publish.confirm', { count: pairs.length })}
      isBusy={publishing.isPending}
      error={publishing.error}
      onConfirm={() => publishing.mutate(undefined, { onSuccess: onSent })}
      onClose={onClose}
    >
      <p>{t('desk.publish.text', { count: 2 * pairs.length })}</p>
      {sample && <Letter run={run} pair={sample} />}
    </ConfirmDialog>
  );
}

/** How one student's letter and proposal read; the mentor's are the same the other way round. */
function Letter({ run, pair }: { run: DeskRun; pair: DeskPair }) {
  const { t } = useTranslation();
  const details = usePairDetails(run, pair.studentEnrolmentId);
  return (
    <figure className="desk-letter">
      <figcaption className="hint">{t('desk.publish.sample', { student: pair.student })}</figcaption>
      <p className="notice-title">{t('desk.publish.subject')}</p>
      <p>{t('desk.publish.body')}</p>
      <p>
        <strong>{pair.mentor}</strong>
        {pair.company && <span className="hint desk-line">{pair.company}</span>}
      </p>
      <p className="hint">{t('desk.publish.why')}</p>
      <QueryView query={details} lines={3}>
        {({ reasons }: DeskPairDetails) => (
          <ul className="bullets">
            {reasons.map(({ uses, text }) => (
              <li key={uses + text}>{text}</li>
            ))}
          </ul>
        )}
      </QueryView>
    </figure>
  );
}
