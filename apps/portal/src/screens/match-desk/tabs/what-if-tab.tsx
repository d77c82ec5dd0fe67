import { useTranslation } from 'react-i18next';
import { useNavigate } from 'react-router';
import { useWhatIf } from '../../../api/match-desk/answers.js';
import { useRunnableCohorts, useStartRun } from '../../../api/match-desk/runs.js';
import type { DeskPair, DeskRun } from '../../../api/types.js';
import { useLocalPath } from '../../../app/language.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import type { Partner } from '../settings/money.js';
import { SettingsFields } from '../settings/settings-fields.js';
import { Slider } from '../settings/slider.js';
import { useAsked } from './use-asked.js';
import { MOST_SEATS, withTalksOf } from './what-if-address.js';
import { WhatIfAnswer } from './what-if-answer.js';

const NOBODY: readonly Partner[] = [];

interface WhatIfTabProps {
  run: DeskRun;
  pairs: readonly DeskPair[] | undefined;
}

/** What the run would have been: sliders on one side, the answer beside the run's own figures on the other. Nothing is changed. */
export function WhatIfTab({ run, pairs }: WhatIfTabProps) {
  const { t } = useTranslation();
  const partners = useRunnableCohorts().data?.find(({ id }) => id === run.cohortId)?.partners ?? NOBODY;
  const { asked, sliders, setSliders } = useAsked(run, partners);
  const { draft, extraSeats } = sliders;
  const answer = useWhatIf(run, asked);
  return (
    <section aria-labelledby="what-if" className="desk-part">
      <h2 id="what-if">{t('desk.whatIf.title')}</h2>
      <p className="lead">{t('desk.whatIf.lead')}</p>
      <div className="desk-what-if">
        <div className="desk-form stack">
          <Slider
            pointer="/extraSeats"
            label={t('desk.whatIf.extraSeats')}
            hint={t('desk.whatIf.extraSeatsHint')}
            value={extraSeats}
            max={MOST_SEATS}
            step={1}
            inWords={t('desk.whatIf.seats', { count: extraSeats })}
            onChange={(seats) => setSliders({ draft, extraSeats: seats })}
          />
          <SettingsFields
            draft={draft}
            partners={partners}
            showsMissing
            onChange={(next) => setSliders({ draft: next, extraSeats })}
          />
        </div>
        <div className="desk-answer" aria-busy={answer.isFetching}>
          {answer.error ? (
            <ProblemNotice error={answer.error} onRetry={() => void answer.refetch()} />
          ) : answer.data ? (
            <WhatIfAnswer run={run} pairs={pairs} answer={answer.data} />
          ) : (
            <Skeleton lines={6} />
          )}
          <TryIt run={run} settings={asked.settings} />
        </div>
      </div>
    </section>
  );
}

/** These settings as a dry run, which can be looked through and compared. */
function TryIt({ run, settings }: { run: DeskRun; settings: DeskRun['settings'] }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const navigate = useNavigate();
  const start = useStartRun();
  const go = () =>
    start.mutate(
      { cohortId: run.cohortId, dry: true, settings: withTalksOf(run.settings, settings) },
      { onSuccess: ({ id }) => void navigate(path(`/staff/match-runs/${id}`)) },
    );
  return (
    <>
      {start.error ? <ProblemNotice error={start.error} /> : null}
      <p>
        <button
          type="button"
          className="button button-second"
          aria-disabled={start.isPending}
          onClick={() => !start.isPending && go()}
        >
          {t('desk.whatIf.tryIt')}
        </button>
      </p>
      <p className="hint">{t('desk.whatIf.tryItText')}</p>
    </>
  );
}
