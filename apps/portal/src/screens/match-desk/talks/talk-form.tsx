import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { TalkSettings } from '../../../api/types.js';
import { faultAt, focusField } from '../../../components/form/field-id.js';
import { SubmitButton } from '../../../components/form/submit-button.js';
import { TextField } from '../../../components/form/text-field.js';
import { useFaults } from '../../../components/form/use-faults.js';
import { ProblemNotice } from '../../../components/problem-notice.js';
import { type DraftTalks, faultFor, limitsOf, settingsOf, TALK_NUMBERS, wrongIn } from './draft-talks.js';

interface TalkFormProps {
  initial: DraftTalks;
  submit: string;
  isBusy: boolean;
  error: unknown;
  onSubmit: (settings: TalkSettings) => void;
}

const LONGEST_PLACE = 200;

/** When, where, how many and how long. */
export function TalkForm({ initial, submit, isBusy, error, onSubmit }: TalkFormProps) {
  const { t } = useTranslation();
  const [draft, setDraft] = useState(initial);
  const { faults, check } = useFaults();
  const field = (name: keyof DraftTalks) => ({
    pointer: `/${name}`,
    label: t(`desk.talks.field.${name}`),
    fault: faultAt(faults, `/${name}`),
    value: draft[name],
    onChange: (value: string) => setDraft({ ...draft, [name]: value }),
  });
  const send = (event: FormEvent) => {
    event.preventDefault();
    if (isBusy) return;
    const wrong = wrongIn(draft);
    const found = wrong.map((name) => faultFor(name, wrongText(name)));
    if (check(found)) return onSubmit(settingsOf(draft));
    focusField(`/${wrong[0]}`);
  };
  const wrongText = (name: ReturnType<typeof wrongIn>[number]) =>
    name === 'day' || name === 'time' ? t(`desk.talks.wrong.${name}`) : t('desk.talks.wrong.number', limitsOf(name));
  return (
    <form className="stack" onSubmit={send} noValidate>
      <div className="talk-fields">
        <TextField {...field('day')} type="date" size="short" />
        <TextField {...field('time')} size="short" inputMode="numeric" maxLength={5} />
        {TALK_NUMBERS.map((name) => (
          <TextField
            key={name}
            {...field(name)}
            hint={name === 'tables' ? t('desk.talks.tablesHint') : t('desk.talks.within', limitsOf(name))}
            size="short"
            inputMode="numeric"
            maxLength={3}
          />
        ))}
      </div>
      <TextField {...field('place')} hint={t('desk.talks.placeHint')} isOptional maxLength={LONGEST_PLACE} />
      {error ? <ProblemNotice error={error} /> : null}
      <p className="actions">
        <SubmitButton isBusy={isBusy}>{submit}</SubmitButton>
      </p>
    </form>
  );
}
