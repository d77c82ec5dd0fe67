import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { usePlanTalksAgain, useTalkRound } from '../../../api/match-desk/talk-rounds.js';
import type { TalkRound, TalkSettings } from '../../../api/types.js';
import { useLocalPath } from '../../../app/language.js';
import { ConfirmDialog } from '../../../components/confirm-dialog.js';
import { Icon } from '../../../components/icon.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { Skeleton } from '../../../components/skeleton.js';
import { useFormat } from '../../../i18n/use-format.js';
import { DeskOnly, DeskPage } from '../desk-page.js';
import { draftOf } from './draft-talks.js';
import { TalkActions } from './talk-actions.js';
import { TalkFigures } from './talk-figures.js';
import { TalkForm } from './talk-form.js';
import { TalkTag } from './talk-tag.js';
import { Timetable } from './timetable.js';

/** The talks of one kick-off: figures, what to do with them, and the timetable to print. */
export function TalkRoundScreen() {
  return (
    <DeskOnly>
      <Round />
    </DeskOnly>
  );
}

function Round() {
  const { t } = useTranslation();
  const { id = '' } = useParams();
  const round = useTalkRound(id);
  if (round.data) return <RoundPage round={round.data} />;
  return (
    <DeskPage title={t('desk.talks.title')} above={<ToTalks />}>
      {round.error ? (
        <ProblemNotice error={round.error} onRetry={() => void round.refetch()} />
      ) : (
        <Skeleton lines={8} />
      )}
    </DeskPage>
  );
}

function RoundPage({ round }: { round: TalkRound }) {
  const { t } = useTranslation();
  const { moment, time } = useFormat();
  const title = t('desk.talks.of', { cohort: round.cohort });
  return (
    <DeskPage title={title} windowTitle={title} above={<ToTalks />}>
      <div className="desk-about">
        <TalkTag state={round.state} />
        <p>
          {t('desk.talks.when', { from: moment(round.startsAt), to: time(round.endsAt) })}
          {round.place && ` · ${round.place}`}
        </p>
      </div>
      <TalkFigures round={round} />
      <TalkActions round={round} />
      {round.offers.includes('plan') && <PlanAgain key={round.endsAt} round={round} />}
      {round.talks > 0 && <Timetable round={round} />}
    </DeskPage>
  );
}

function ToTalks() {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <Link to={path('/staff/talks')}>
      <Icon name="left" />
      {t('desk.talks.all')}
    </Link>
  );
}

/** A draft is planned anew as often as staff like; its timetable is another one then. */
function PlanAgain({ round }: { round: TalkRound }) {
  const { t } = useTranslation();
  const [asked, setAsked] = useState<TalkSettings>();
  const plan = usePlanTalksAgain(round.id);
  const close = () => setAsked(undefined);
  return (
    <details className="card">
      <summary>{t('desk.talks.again')}</summary>
      <TalkForm
        initial={draftOf(round)}
        submit={t('desk.talks.again')}
        isBusy={plan.isPending}
        error={undefined}
        onSubmit={setAsked}
      />
      {asked && (
        <ConfirmDialog
          title={t('desk.talks.againTitle')}
          confirm={t('desk.talks.again')}
          isBusy={plan.isPending}
          error={plan.error}
          onConfirm={() => plan.mutate({ ...asked, version: round.version }, { onSuccess: close })}
          onClose={close}
        >
          <p>{t('desk.talks.againText')}</p>
        </ConfirmDialog>
      )}
    </details>
  );
}
