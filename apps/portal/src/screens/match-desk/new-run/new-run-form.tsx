import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate, useSearchParams } from 'react-router';
import { useStartRun } from '../../../api/match-desk/runs.js';
import type { RunnableCohort } from '../../../api/types.js';
import { useLocalPath } from '../../../app/language.js';
import { Group, RadioGroup } from '../../../components/form/choice-group.js';
import { faultAt, focusField } from '../../../components/form/field-id.js';
import { SubmitButton } from '../../../components/form/submit-button.js';
import { useFaults } from '../../../components/form/use-faults.js';
import { Notice } from '../../../components/notice.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { draftOf, faultIn, settingsOf, USUAL_SETTINGS, withShare } from '../settings/draft-settings.js';
import { SettingsFields } from '../settings/settings-fields.js';
import { TalksChoice } from '../talks/talks-choice.js';
import { CohortChoice } from './cohort-choice.js';

type Kind = 'real' | 'dry';

export function NewRunForm({ cohorts }: { cohorts: readonly RunnableCohort[] }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const navigate = useNavigate();
  const [address] = useSearchParams();
  const [cohortId, setCohort] = useState(() => likelyCohort(cohorts, address.get('cohort'))?.id);
  const [wanted, setKind] = useState<Kind>('real');
  const [draft, setDraft] = useState(() => draftOf(USUAL_SETTINGS));
  const [usesTalks, setUsesTalks] = useState(true);
  const [hasTried, setTried] = useState(false);
  const { faults, check } = useFaults();
  const start = useStartRun();
  const cohort = cohorts.find(({ id }) => id === cohortId);
  const kind = cohort?.liveRunId ? 'dry' : wanted;

  const chooseCohort = (id: string) => {
    setCohort(id);
    setDraft(withShare(draft, draft.share, cohorts.find((one) => one.id === id)?.partners ?? []));
  };
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (start.isPending) return;
    setTried(true);
    if (!check(cohort ? [] : [{ pointer: '/cohort', code: 'missing', detail: t('desk.new.pickCohort') }]) || !cohort)
      return focusField('/cohort');
    const fault = faultIn(draft, cohort.partners);
    if (fault) return focusField(fault);
    start.mutate(
      {
        cohortId: cohort.id,
        dry: kind === 'dry',
        settings: { ...settingsOf(draft, cohort.partners), ...(!usesTalks && { talkRoundId: null }) },
      },
      { onSuccess: ({ id }) => void navigate(path(`/staff/match-runs/${id}`)) },
    );
  };

  return (
    <form className="desk-form" onSubmit={submit} noValidate>
      <CohortChoice cohorts={cohorts} value={cohortId} fault={faultAt(faults, '/cohort')} onChange={chooseCohort} />
      <div role="status">{cohort && <AboutCohort cohort={cohort} />}</div>
      <KindChoice isOnlyDry={Boolean(cohort?.liveRunId)} value={kind} onChange={setKind} />
      {cohort?.closedTalksId && <TalksChoice isOn={usesTalks} onChange={setUsesTalks} />}
      <SettingsFields draft={draft} partners={cohort?.partners ?? []} showsMissing={hasTried} onChange={setDraft} />
      {kind === 'real' && <GoOnChoice isOn={draft.goOn ?? false} onChange={(goOn) => setDraft({ ...draft, goOn })} />}
      {start.error ? <ProblemNotice error={start.error} /> : null}
      <p className="hint">{t('desk.new.afterwards')}</p>
      <p className="actions">
        <SubmitButton isBusy={start.isPending}>{t('desk.new.start')}</SubmitButton>
      </p>
    </form>
  );
}

/** Whether declines are followed up by themselves. */
function GoOnChoice({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Group pointer="/settings/goOn" legend={t('desk.settings.afterwards')}>
      <label className="choice">
        <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
        <span>
          {t('desk.settings.goOn')}
          <span className="hint">{t('desk.settings.goOnHint')}</span>
        </span>
      </label>
    </Group>
  );
}

interface KindChoiceProps {
  isOnlyDry: boolean;
  value: Kind;
  onChange: (kind: Kind) => void;
}

function KindChoice({ isOnlyDry, value, onChange }: KindChoiceProps) {
  const { t } = useTranslation();
  const real = { value: 'real', label: t('desk.new.real'), hint: t('desk.new.realHint') } as const;
  const dry = { value: 'dry', label: t('desk.dry'), hint: t('desk.new.dryHint') } as const;
  return (
    <RadioGroup<Kind>
      pointer="/kind"
      legend={t('desk.new.kind')}
      choices={isOnlyDry ? [dry] : [real, dry]}
      value={value}
      onChange={onChange}
    />
  );
}

/** The one asked for, else the newest in which somebody waits. */
function likelyCohort(cohorts: readonly RunnableCohort[], wanted: string | null): RunnableCohort | undefined {
  return cohorts.find(({ id }) => id === wanted) ?? cohorts.find(({ students }) => students > 0) ?? cohorts[0];
}

/** What stands in the way of a run, and where to go. */
function AboutCohort({ cohort: { students, seats, liveRunId } }: { cohort: RunnableCohort }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  if (liveRunId)
    return (
      <Notice tone="warning" title={t('desk.new.liveTitle')}>
        <p>{t('desk.new.liveText')}</p>
        <p className="actions">
          <Link className="button button-small button-second" to={path(`/staff/match-runs/${liveRunId}`)}>
            {t('desk.new.liveLink')}
          </Link>
        </p>
      </Notice>
    );
  if (students > 0 && seats > 0) return null;
  return (
    <Notice tone="warning" title={t('desk.new.nobodyTitle')}>
      <p>{t('desk.new.nobodyText')}</p>
    </Notice>
  );
}
