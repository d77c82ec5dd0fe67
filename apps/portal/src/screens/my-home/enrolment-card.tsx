import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { isUnsent } from '../../api/enrolments.js';
import type { Enrolment, EnrolmentState } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Localised } from '../../components/localised.js';
import type { Tone } from '../../components/notice.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';
import { MentoringDialog } from './mentoring-dialog.js';
import { useMentoringWords } from './use-mentoring-words.js';
import { WhyWaiting } from './why-waiting.js';
import { WithdrawDialog } from './withdraw-dialog.js';

const TONES: Record<EnrolmentState, Tone | 'plain'> = {
  draft: 'plain',
  submitted: 'info',
  needs_info: 'warning',
  approved: 'good',
  confirmed: 'good',
  waitlisted: 'warning',
  rejected: 'plain',
  matched: 'good',
  unmatched_closed: 'plain',
  withdrawn: 'plain',
};
/** What staff wrote explains these; a question stays stored until its answer has been read, and is no news any more. */
const EXPLAINED: readonly EnrolmentState[] = ['needs_info', 'rejected', 'withdrawn'];
const WAITING: readonly EnrolmentState[] = ['approved', 'confirmed'];
const OVER: readonly EnrolmentState[] = ['rejected', 'unmatched_closed', 'withdrawn'];

export function EnrolmentCard({ enrolment, mayApply }: { enrolment: Enrolment; mayApply: boolean }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const format = useFormat();
  const [open, setOpen] = useState<'withdraw' | 'mentoring' | undefined>();
  const mentoringWords = useMentoringWords();
  const { state, role, capacity, reason, submittedAt } = enrolment;
  const isLive = !OVER.includes(state);
  const close = () => setOpen(undefined);
  return (
    <article className="card">
      <div className="card-row">
        <h3 className="card-title">
          <Localised text={enrolment.cohortName} />
        </h3>
        <p className="tags">
          <Tag tone={TONES[state]}>{t(`enrolment.state.${state}`)}</Tag>
        </p>
      </div>
      <p>{t(`enrolment.explain.${state}`)}</p>
      {reason && EXPLAINED.includes(state) && (
        <blockquote>
          {t('enrolment.reason')} “{reason}”
        </blockquote>
      )}
      <p className="muted">
        <Localised text={enrolment.programmeName} /> · {t(`roles.${role}`)}
        {submittedAt && ` · ${t('enrolment.sent', { date: format.day(submittedAt) })}`}
        {mentoringWords(enrolment).map((words) => ` · ${words}`)}
      </p>
      {role === 'student' && WAITING.includes(state) && <WhyWaiting cohortId={enrolment.cohortId} />}
      {isLive && (
        <p className="actions actions-quiet">
          {isUnsent(enrolment) && mayApply && (
            <Link className="button button-small" to={path(`/apply/${enrolment.cohortId}`)}>
              {state === 'draft' ? t('mine.applyAction') : t('enrolment.sendAgain')}
            </Link>
          )}
          {capacity !== null && (
            <button type="button" className="link-button" onClick={() => setOpen('mentoring')}>
              {t('enrolment.changeMentoring')}
            </button>
          )}
          <button type="button" className="link-button" onClick={() => setOpen('withdraw')}>
            {t('enrolment.withdraw')}
          </button>
        </p>
      )}
      {open === 'withdraw' && <WithdrawDialog enrolment={enrolment} onClose={close} />}
      {open === 'mentoring' && <MentoringDialog enrolment={enrolment} onClose={close} />}
    </article>
  );
}
