import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useAct, useActCost } from '../../../api/match-desk/pairs.js';
import { useRefreshDesk } from '../../../api/match-desk/runs.js';
import { ApiProblem } from '../../../api/problem.js';
import type { DeskPair, DeskRun, OtherMentor } from '../../../api/types.js';
import { faultAt, focusField } from '../../../components/form/field-id.js';
import { useFaults, useMissing } from '../../../components/form/use-faults.js';
import { Notice } from '../../../components/notice.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { Cost } from './cost.js';
import { ReasonField } from './reason-field.js';
import type { PairAct, Told } from './steps.js';

interface ActStepProps {
  run: DeskRun;
  pair: DeskPair;
  act: PairAct;
  to: OtherMentor | undefined;
  onBack: () => void;
  onDone: (told: Told) => void;
}

const CHANGED_MEANWHILE = 'matching.not-possible-now';

/** What an act costs, why it is done, and then the act. When somebody else was faster, what is written stays. */
export function ActStep({ run, pair, act, to, onBack, onDone }: ActStepProps) {
  const { t } = useTranslation();
  const body = {
    act,
    studentEnrolmentId: pair.studentEnrolmentId,
    mentorEnrolmentId: to?.mentorEnrolmentId ?? pair.mentorEnrolmentId,
    revision: run.revision,
  };
  const cost = useActCost(run.id, body);
  const sending = useAct(run.id, () => onDone({ act, student: pair.student, mentor: to?.mentor ?? pair.mentor }));
  const [reason, setReason] = useState('');
  const { faults, check } = useFaults();
  const missing = useMissing();
  const error = sending.error ?? cost.error;
  const isRefused = cost.data?.refused ?? false;

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (sending.isPending || !cost.data) return;
    if (!check(reason.trim() ? [] : [missing('/reason')])) return focusField('/reason');
    sending.mutate({ ...body, reason: reason.trim() });
  };

  return (
    <form onSubmit={submit} noValidate>
      <p>{t(`desk.act.${act}.text`, { student: pair.student, mentor: pair.mentor, to: to?.mentor })}</p>
      <div role="status">{cost.data ? <Cost cost={cost.data} /> : !cost.error && <Skeleton lines={3} />}</div>
      {!isRefused && <ReasonField act={act} fault={faultAt(faults, '/reason')} value={reason} onChange={setReason} />}
      {error ? <Trouble error={error} onLoaded={() => sending.reset()} /> : null}
      <ActButtons
        act={act}
        isBusy={sending.isPending}
        isKnown={cost.data !== undefined}
        isRefused={isRefused}
        onBack={onBack}
      />
    </form>
  );
}

interface ActButtonsProps extends Pick<ActStepProps, 'act' | 'onBack'> {
  isBusy: boolean;
  /** Nothing is done before its cost is on the page. */
  isKnown: boolean;
  isRefused: boolean;
}

function ActButtons({ act, isBusy, isKnown, isRefused, onBack }: ActButtonsProps) {
  const { t } = useTranslation();
  return (
    <div className="actions">
      {!isRefused && (
        <button
          type="submit"
          className={act === 'reject' ? 'button button-danger' : 'button'}
          aria-disabled={isBusy || !isKnown}
        >
          {isBusy ? t('common.sending') : t(`desk.act.${act}.confirm`)}
        </button>
      )}
      <button type="button" className="button button-second" onClick={onBack}>
        {t('common.goBack')}
      </button>
    </div>
  );
}

/** Changed by another: the newest is one press away, and the reason stays as it is written. */
function Trouble({ error, onLoaded }: { error: unknown; onLoaded: () => void }) {
  const { t } = useTranslation();
  const refresh = useRefreshDesk();
  if (!(error instanceof ApiProblem) || error.problem.code !== CHANGED_MEANWHILE)
    return <ProblemNotice error={error} />;
  return (
    <Notice tone="warning" role="alert" title={t('desk.act.changedTitle')}>
      <p>{t('desk.act.changedText')}</p>
      <button
        type="button"
        className="button button-small button-second"
        onClick={() => {
          onLoaded();
          void refresh();
        }}
      >
        {t('desk.act.loadNewest')}
      </button>
    </Notice>
  );
}
