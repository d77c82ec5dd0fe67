import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useRunnableCohorts } from '../../../api/match-desk/runs.js';
import { usePlanTalks, useTalkRounds } from '../../../api/match-desk/talk-rounds.js';
import type { RunnableCohort, TalkRound } from '../../../api/types.js';
import { useLocalPath } from '../../../app/language.js';
import { Empty } from '../../../components/empty.js';
import { SelectField } from '../../../components/form/select-field.js';
import { QueryView } from '../../../components/query-view.js';
import { useFormat } from '../../../i18n/use-format.js';
import { DeskOnly, DeskPage, ToRuns } from '../desk-page.js';
import { USUAL_TALKS } from './draft-talks.js';
import { TalkForm } from './talk-form.js';
import { TalkTag } from './talk-tag.js';

/** Talks at kick-offs, the newest first, and the form for new ones. */
export function TalkRoundsScreen() {
  return (
    <DeskOnly>
      <TalkRounds />
    </DeskOnly>
  );
}

function TalkRounds() {
  const { t } = useTranslation();
  const rounds = useTalkRounds();
  return (
    <DeskPage title={t('desk.talks.title')} lead={t('desk.talks.lead')} above={<ToRuns />}>
      <QueryView query={rounds} lines={6}>
        {(items) =>
          items.length > 0 ? (
            <ul className="stack">
              {items.map((round) => (
                <RoundCard key={round.id} round={round} />
              ))}
            </ul>
          ) : (
            <Empty icon="people" title={t('desk.talks.empty')}>
              <p>{t('desk.talks.emptyText')}</p>
            </Empty>
          )
        }
      </QueryView>
      <NewTalks rounds={rounds.data ?? []} />
    </DeskPage>
  );
}

function RoundCard({ round }: { round: TalkRound }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { moment } = useFormat();
  return (
    <li className="card desk-run">
      <div>
        <h2 className="card-title">
          <Link className="card-link" to={path(`/staff/talks/${round.id}`)}>
            {round.cohort}
          </Link>
        </h2>
        <p className="hint">{moment(round.startsAt)}</p>
      </div>
      <p>{t('desk.talks.count', { count: round.talks })}</p>
      <TalkTag state={round.state} />
    </li>
  );
}

/** Rounds in which nothing is planned yet, or where the last talks are closed. */
function NewTalks({ rounds }: { rounds: readonly TalkRound[] }) {
  const { t } = useTranslation();
  const cohorts = useRunnableCohorts().data ?? [];
  const live = new Set(rounds.filter(({ state }) => state !== 'closed').map(({ cohortId }) => cohortId));
  const free = cohorts.filter(({ id, students, mentors }) => !live.has(id) && students > 0 && mentors > 0);
  if (free.length === 0) return null;
  return (
    <section className="card" aria-labelledby="new-talks">
      <h2 id="new-talks" className="card-title">
        {t('desk.talks.new')}
      </h2>
      <p>{t('desk.talks.newText')}</p>
      <NewTalksForm cohorts={free} />
    </section>
  );
}

function NewTalksForm({ cohorts }: { cohorts: readonly RunnableCohort[] }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const navigate = useNavigate();
  const [chosen, setChosen] = useState('');
  const plan = usePlanTalks();
  const cohortId = cohorts.some(({ id }) => id === chosen) ? chosen : (cohorts[0]?.id ?? '');
  return (
    <>
      <SelectField pointer="/cohort" label={t('desk.list.cohort')} value={cohortId} onChange={setChosen}>
        {cohorts.map(({ id, name, programme }) => (
          <option key={id} value={id}>
            {name} ({programme})
          </option>
        ))}
      </SelectField>
      <TalkForm
        initial={USUAL_TALKS}
        submit={t('desk.talks.plan')}
        isBusy={plan.isPending}
        error={plan.error}
        onSubmit={(settings) =>
          plan.mutate({ cohortId, ...settings }, { onSuccess: ({ id }) => void navigate(path(`/staff/talks/${id}`)) })
        }
      />
    </>
  );
}
