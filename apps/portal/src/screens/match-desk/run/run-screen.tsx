import { useEffect, useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useParams } from 'react-router';
import { isWorking } from '../../../api/match-desk/follow.js';
import { useDeskRun } from '../../../api/match-desk/runs.js';
import type { DeskRun } from '../../../api/types.js';
import { focusHeading } from '../../../app/page.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useFormat } from '../../../i18n/use-format.js';
import { DeskOnly, DeskPage, ToRuns } from '../desk-page.js';
import { RunTags } from '../run-tags.js';
import { RunDesk } from './run-desk.js';
import { RunProgress } from './run-progress.js';
import { RunState } from './run-state.js';

/** One run: how far it is, and then its pairs. */
export function RunScreen() {
  return (
    <DeskOnly>
      <Run />
    </DeskOnly>
  );
}

function Run() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const run = useDeskRun(id);
  if (run.data) return <RunPage run={run.data} />;
  return (
    <DeskPage title={t('desk.run.window')} above={<ToRuns />}>
      {run.error ? <ProblemNotice error={run.error} onRetry={() => void run.refetch()} /> : <Skeleton lines={8} />}
    </DeskPage>
  );
}

function RunPage({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const { moment } = useFormat();
  useFocusKept(run);
  return (
    <DeskPage
      title={t('desk.run.title', { cohort: run.cohort })}
      windowTitle={t('desk.run.title', { cohort: run.cohort })}
      above={<ToRuns />}
    >
      <div className="desk-about">
        <RunTags run={run} />
        <p className="hint">{t('desk.list.asked', { date: moment(run.createdAt) })}</p>
      </div>
      <RunBody run={run} />
    </DeskPage>
  );
}

/** What a change takes from the page may have held the focus; then the h1 gets it. */
function useFocusKept({ state, revision }: DeskRun): void {
  const now = `${state} ${revision}`;
  const before = useRef(now);
  useEffect(() => {
    if (before.current === now) return;
    before.current = now;
    if (document.activeElement === document.body) focusHeading();
  }, [now]);
}

function RunBody({ run }: { run: DeskRun }) {
  if (isWorking(run)) return <RunProgress run={run} />;
  return run.state === 'done' || run.state === 'published' ? <RunDesk run={run} /> : <RunState run={run} />;
}
