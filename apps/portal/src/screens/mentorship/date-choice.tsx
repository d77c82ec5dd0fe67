import { useTranslation } from 'react-i18next';
import type { Fault } from '../../api/types.js';
import { TextField } from '../../components/form/text-field.js';
import { isoDay } from '../../i18n/dates.js';

interface DateChoiceProps {
  value: string;
  today: string;
  fault?: Fault;
  onChange: (date: string) => void;
}

/** The day of the meeting: today unless said otherwise, yesterday in one press. */
export function DateChoice({ value, today, fault, onChange }: DateChoiceProps) {
  const { t } = useTranslation();
  const yesterday = isoDay(new Date(Date.parse(`${today}T10:00:00Z`) - 86_400_000));
  return (
    <div className="date-choice">
      <TextField
        pointer="/heldOn"
        type="date"
        size="short"
        label={t('mentorship.date')}
        max={today}
        fault={fault}
        value={value}
        onChange={onChange}
      />
      <p className="actions actions-quiet">
        {[
          { date: today, label: t('mentorship.today') },
          { date: yesterday, label: t('mentorship.yesterday') },
        ].map(({ date, label }) => (
          <button
            key={date}
            type="button"
            className="chip"
            aria-pressed={value === date}
            onClick={() => onChange(date)}
          >
            {label}
          </button>
        ))}
      </p>
    </div>
  );
}
