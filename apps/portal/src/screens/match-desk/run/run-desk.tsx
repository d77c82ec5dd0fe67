import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useUnmatched } from '../../../api/match-desk/answers.js';
import { usePairs, useUndo } from '../../../api/match-desk/pairs.js';
import type { DeskRun } from '../../../api/types.js';
import { focusHeading } from '../../../app/page.js';
import { Notice } from '../../../components/notice.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import type { Told } from '../pair/steps.js';
import { CompareTab } from '../tabs/compare-tab.js';
import { CoverageTab } from '../tabs/coverage-tab.js';
import { GroupsTab } from '../tabs/groups-tab.js';
import { PairsTab } from '../tabs/pairs-tab.js';
import { RecruitingTab } from '../tabs/recruiting-tab.js';
import { UnmatchedTab } from '../tabs/unmatched-tab.js';
import { WhatIfTab } from '../tabs/what-if-tab.js';
import { Balance } from './balance.js';
import { Figures } from './figures.js';
import { RuleCounts } from './rule-counts.js';
import { RunActions } from './run-actions.js';
import { RunTabs, useTab } from './run-tabs.js';
import { ScoreChart } from './score-chart.js';
import { ToldNotice } from './told-notice.js';

/** A finished run: what came out, what staff do about it, and its parts. */
export function RunDesk({ run }: { run: DeskRun }) {
  const { t } = useTranslation();
  const pairs = usePairs(run);
  const unmatched = useUnmatched(run);
  const tab = useTab();
  const [told, setTold] = useState<Told>();
  const undoing = useUndo(run.id, () => setTold({ act: 'undo', student: '', mentor: '' }));
  const mayUndo = run.offers.includes('undo');
  const undo = () => {
    if (!mayUndo || undoing.isPending) return;
    undoing.mutate(run.revision);
  };
  const undoFromNotice = () => {
    focusHeading();
    undo();
  };

  return (
    <>
      {run.dry && (
        <Notice title={t('desk.run.dryTitle')}>
          <p>{t('desk.run.dryText')}</p>
        </Notice>
      )}
      {run.state === 'published' && (
        <Notice tone="good" title={t('desk.run.publishedTitle')}>
          <p>{t('desk.run.publishedText')}</p>
        </Notice>
      )}
      <div className="desk-top">
        <Figures run={run} pairs={pairs.data} />
        <ScoreChart pairs={pairs.data ?? []} poorBelow={run.settings.poorBelow} />
      </div>
      <Balance run={run} pairs={pairs.data} unmatched={unmatched.data} />
      <RuleCounts run={run} />
      <RunActions run={run} pairs={pairs.data} onUndo={undo} />
      <RunTabs without={run.students - run.matched} groups={run.result?.groups ?? 0} />
      <div role="status">
        {told && run.state === 'done' && <ToldNotice told={told} onUndo={mayUndo ? undoFromNotice : undefined} />}
      </div>
      {undoing.error ? <ProblemNotice error={undoing.error} /> : null}
      {tab === 'groups' && <GroupsTab run={run} />}
      {tab === 'unmatched' && <UnmatchedTab run={run} />}
      {tab === 'coverage' && <CoverageTab run={run} />}
      {tab === 'what-if' && <WhatIfTab key={run.id} run={run} pairs={pairs.data} />}
      {tab === 'recruiting' && <RecruitingTab run={run} />}
      {tab === 'compare' && <CompareTab run={run} />}
      {tab === 'pairs' && <PairsTab run={run} pairs={pairs} onDone={setTold} onUndo={undo} />}
    </>
  );
}
