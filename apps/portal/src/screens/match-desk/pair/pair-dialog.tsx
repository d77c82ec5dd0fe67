import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { usePairDetails } from '../../../api/match-desk/pairs.js';
import type { DeskPair, DeskPairDetails, DeskRun, OtherMentor } from '../../../api/types.js';
import { Dialog } from '../../../components/dialog.js';
import { QueryView } from '../../../components/query-view.js';
import { ActStep } from './act-step.js';
import { Others } from './others.js';
import { PairActions } from './pair-actions.js';
import { PairCard } from './pair-card.js';
import { ScoreParts } from './score-parts.js';
import type { Step, Told } from './steps.js';

interface PairDialogProps {
  run: DeskRun;
  pair: DeskPair;
  /** Where to begin: a key of the board leads straight to an act. */
  start: Step;
  onDone: (told: Told) => void;
  onClose: () => void;
}

/** A pair: why it was made, what else there is, and what staff can do about it. Every act shows its cost before it is done. */
export function PairDialog({ run, pair, start, onDone, onClose }: PairDialogProps) {
  const { t } = useTranslation();
  const [step, setStep] = useState<Step>(start);
  const details = usePairDetails(run, pair.studentEnrolmentId);
  const names = { student: pair.student, mentor: pair.mentor };
  const back = start.kind === 'pair' ? () => setStep({ kind: 'pair' }) : onClose;
  const moveTo = (to: OtherMentor) => setStep({ kind: 'act', act: 'move', to });
  const mayChange = run.offers.includes('change');

  if (step.kind === 'act')
    return (
      // Each step is a dialog of its own, so that its heading takes the focus.
      <Dialog
        key={step.act}
        title={t(`desk.act.${step.act}.title`, { ...names, to: step.to?.mentor })}
        onClose={onClose}
      >
        <ActStep run={run} pair={pair} act={step.act} to={step.to} onBack={back} onDone={onDone} />
      </Dialog>
    );
  return (
    <Dialog
      key={step.kind}
      title={t(step.kind === 'move' ? 'desk.pair.moveTitle' : 'desk.pair.title', names)}
      onClose={onClose}
    >
      {step.kind === 'pair' && <PairCard pair={pair} isWeak={pair.score < run.settings.poorBelow} />}
      {step.kind === 'pair' && mayChange && <PairActions pair={pair} onStep={setStep} />}
      {!mayChange && <p className="hint">{t('desk.pair.fixed')}</p>}
      <QueryView query={details} lines={6}>
        {(found: DeskPairDetails) => (
          <>
            {step.kind === 'pair' && <Reasons reasons={found.reasons} />}
            {step.kind === 'pair' && <ScoreParts parts={found.parts} />}
            <Others others={found.others} score={pair.score} onMove={mayChange ? moveTo : undefined} />
          </>
        )}
      </QueryView>
      {step.kind === 'move' && (
        <p className="actions">
          <button type="button" className="button button-second" onClick={back}>
            {t('common.goBack')}
          </button>
        </p>
      )}
    </Dialog>
  );
}

function Reasons({ reasons }: Pick<DeskPairDetails, 'reasons'>) {
  const { t } = useTranslation();
  return (
    <section aria-labelledby="pair-why">
      <h3 id="pair-why">{t('desk.pair.why')}</h3>
      <ul className="bullets">
        {reasons.map(({ uses, text }) => (
          <li key={uses + text}>{text}</li>
        ))}
      </ul>
    </section>
  );
}
