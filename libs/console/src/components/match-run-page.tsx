import React, { useEffect, useState } from 'react';
import { Link, useSearchParams } from 'react-router-dom';
import type { MatchRunView } from '#identity';
import { hrefOf } from '../screens/href-of';
import type { PageView } from '../screens/payloads';
import { useData } from './api';
import { PageCommand } from './page-command';
import { focusHeading, NothingHere, Screen, WaitingScreen } from './screen';
import { useTexts } from './texts';

type Run = MatchRunView['run'];

const POLL_MS = 1000;

function isLive(run: Run): boolean {
  return run.state === 'queued' || run.state === 'running';
}

/** Progress as a bar and in words; spoken when the stage changes, not at every per cent. */
function Progress({ run }: { readonly run: Run }) {
  const texts = useTexts();
  const stage = texts.ui(`matchRun.stages.${run.stage}`);
  return (
    <section className="card" aria-labelledby="progress">
      <h2 id="progress">{texts.ui(`matchRun.states.${run.state}`)}</h2>
      <progress max={100} value={run.progress} aria-label={texts.ui('matchRun.progress')} />
      <p>{texts.ui('matchRun.progressText', { progress: run.progress, stage })}</p>
      <p className="unseen" role="status">
        {`${texts.ui(`matchRun.states.${run.state}`)}. ${stage}`}
      </p>
    </section>
  );
}

function Figures({ run }: { readonly run: Run }) {
  const texts = useTexts();
  const figures = ['students', 'mentors', 'seats', 'matched', 'score'] as const;
  const moments = (['startedAt', 'finishedAt'] as const).flatMap((name) =>
    run[name] ? [[name, texts.instant(run[name])] as const] : [],
  );
  return (
    <dl className="card figures">
      {figures.map((name) => (
        <div key={name}>
          <dt>{texts.ui(`matchRun.${name}`)}</dt>
          <dd>{texts.number(run[name])}</dd>
        </div>
      ))}
      {moments.map(([name, text]) => (
        <div key={name}>
          <dt>{texts.ui(`matchRun.${name}`)}</dt>
          <dd className="small">{text}</dd>
        </div>
      ))}
    </dl>
  );
}

/** A match run while it runs and after: how far, what came out, and the command that tells both sides. */
export default function MatchRunPage({ page }: { readonly page: PageView }) {
  const texts = useTexts();
  const [query] = useSearchParams();
  const [rounds, setRounds] = useState(0);
  const { data, problem, reload } = useData<{ readonly view: MatchRunView; readonly commands: readonly string[] }>(
    `/pages/${page.name}?${query}`,
  );
  const live = data !== undefined && isLive(data.view.run);
  // Each round asks for the next.
  useEffect(() => {
    if (!live) return undefined;
    const timer = setTimeout(() => reload().then(() => setRounds((before) => before + 1)), POLL_MS);
    return () => clearTimeout(timer);
  }, [live, rounds, reload]);
  if (!data) return problem ? <NothingHere detail={problem.detail} /> : <WaitingScreen />;
  const { run, cohortName, proposals, offers } = data.view;
  const look = () => {
    focusHeading();
    void reload();
  };
  const offered = offers.filter((name) => data.commands.includes(name));
  return (
    <Screen title={`${texts.page(page.name, 'name')}: ${cohortName}`}>
      <Progress run={run} />
      <Figures run={run} />
      <div className="actions spaced">
        <Link className="button" to={hrefOf(proposals)}>
          {texts.ui('matchRun.proposals')}
        </Link>
        <a className="button" href={`/${texts.language}/staff/match-runs/${run.id}`}>
          {texts.ui('matchRun.desk')}
        </a>
        {offered.map((name) => (
          <PageCommand
            key={name}
            page={page}
            command={name}
            input={{ id: run.id }}
            params={{ count: run.matched }}
            primary={name === 'publish'}
            onDone={look}
          />
        ))}
      </div>
    </Screen>
  );
}
