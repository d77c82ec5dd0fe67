import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProgress } from '../../../api/match-desk/follow.js';
import type { DeskRun } from '../../../api/types.js';
import { CancelRunDialog } from './cancel-run-dialog.js';

/** How far a run is, live: a bar and words; spoken when the stage changes, not at every per cent. */
export function RunProgress({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const { state, stage, progress } = useProgress(run);
  const [isAsking, setAsking] = useState(false);
  return (
    <section className="card card-roomy" aria-labelledby="progress">
      <h2 id="progress" className="card-title">
        {t(`desk.state.${state}`)}
      </h2>
      <progress className="desk-progress" max={100} value={progress} aria-label={t('desk.run.progress')} />
      <p>
        {t('desk.run.percent', { progress })} · {t(`desk.stage.${stage}`)}
      </p>
      <p className="visually-hidden" role="status">
        {t('desk.run.live', { state: t(`desk.state.${state}`), stage: t(`desk.stage.${stage}`) })}
      </p>
      <p className="hint">{t('desk.run.progressText')}</p>
      {run.offers.includes('cancel') && (
        <p className="actions">
          <button type="button" className="button button-second" onClick={() => setAsking(true)}>
            {t('desk.run.cancel')}
          </button>
        </p>
      )}
      {isAsking && <CancelRunDialog run={run} onClose={() => setAsking(false)} />}
    </section>
  );
}
