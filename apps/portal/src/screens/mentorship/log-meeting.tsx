import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useNewMeeting } from '../../api/mentorships.js';
import { faultsOf } from '../../api/problem.js';
import type { MeetingMode, Mentorship, NewMeeting } from '../../api/types.js';
import { RadioGroup } from '../../components/form/choice-group.js';
import { ErrorSummary } from '../../components/form/error-summary.js';
import { faultAt } from '../../components/form/field-id.js';
import { SubmitButton } from '../../components/form/submit-button.js';
import { useFaults } from '../../components/form/use-faults.js';
import { usePointerName } from '../../components/form/use-pointer-name.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { isoDay } from '../../i18n/dates.js';
import { DateChoice } from './date-choice.js';
import { LoggedNotice } from './logged-notice.js';
import { MinutesChoice } from './minutes-choice.js';

const MODES = ['in_person', 'remote'] as const satisfies readonly MeetingMode[];

/** Three answers that are mostly right from the start: logging takes half a minute. */
export function LogMeeting({ mentorship }: { mentorship: Mentorship }) {
  const { t } = useTranslation();
  const labelOf = usePointerName();
  const log = useNewMeeting(mentorship.id);
  const today = isoDay(new Date());
  const [heldOn, setHeldOn] = useState(today);
  const [minutes, setMinutes] = useState('60');
  const [mode, setMode] = useState<MeetingMode>('in_person');
  const [logged, setLogged] = useState<NewMeeting>();
  const { faults, attempt, check, take } = useFaults();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (log.isPending) return;
    setLogged(undefined);
    const length = Number(minutes);
    const isLengthWrong = !/^\d{2,3}$/.test(minutes) || length < 10 || length > 480;
    const found = [
      ...(heldOn > today ? [{ pointer: '/heldOn', code: 'future', detail: t('mentorship.dateFuture') }] : []),
      ...(heldOn === '' ? [{ pointer: '/heldOn', code: 'missing', detail: t('form.missing') }] : []),
      ...(isLengthWrong ? [{ pointer: '/minutes', code: 'range', detail: t('mentorship.minutesFault') }] : []),
    ];
    if (!check(found)) return;
    const meeting = { heldOn, minutes: length, mode };
    log.mutate(meeting, { onSuccess: () => setLogged(meeting), onError: take });
  };

  return (
    <form className="card card-roomy log-meeting" onSubmit={submit} noValidate aria-labelledby="log">
      <h2 id="log" className="card-title">
        {t('mentorship.log')}
      </h2>
      <p className="hint">{t('mentorship.logHint')}</p>
      <ErrorSummary faults={faults} attempt={attempt} labelOf={labelOf} />
      <DateChoice value={heldOn} today={today} fault={faultAt(faults, '/heldOn')} onChange={setHeldOn} />
      <MinutesChoice value={minutes} fault={faultAt(faults, '/minutes')} onChange={setMinutes} />
      <RadioGroup
        pointer="/mode"
        legend={t('mentorship.mode')}
        look="chips"
        fault={faultAt(faults, '/mode')}
        choices={MODES.map((one) => ({ value: one, label: t(`modes.${one}`) }))}
        value={mode}
        onChange={setMode}
      />
      {log.error && faultsOf(log.error).length === 0 ? <ProblemNotice error={log.error} /> : null}
      <p className="actions">
        <SubmitButton isBusy={log.isPending}>{t('mentorship.submit')}</SubmitButton>
      </p>
      <div role="status">{logged && <LoggedNotice mentorship={mentorship} logged={logged} />}</div>
    </form>
  );
}
