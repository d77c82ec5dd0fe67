import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../api/types.js';
import { RadioGroup } from '../../components/form/choice-group.js';
import { fieldId } from '../../components/form/field-id.js';

const USUAL = ['30', '45', '60', '90'] as const;
const OTHER = 'other';

interface MinutesChoiceProps {
  value: string;
  fault?: Fault;
  onChange: (minutes: string) => void;
}

/** Usual lengths in one press, any other in figures. */
export function MinutesChoice({ value, fault, onChange }: MinutesChoiceProps) {
  const { t } = useTranslation();
  const [isOther, setOther] = useState(false);
  const choose = (choice: (typeof USUAL)[number] | typeof OTHER) => {
    setOther(choice === OTHER);
    onChange(choice === OTHER ? '' : choice);
  };
  return (
    <div className="minutes-choice">
      <RadioGroup
        pointer="/minutes"
        legend={t('mentorship.minutes')}
        look="chips"
        fault={fault}
        choices={[
          ...USUAL.map((minutes) => ({
            value: minutes,
            label: t('mentorship.minutesChoice', { minutes }),
          })),
          { value: OTHER, label: t('mentorship.minutesOther') },
        ]}
        value={isOther ? OTHER : USUAL.find((one) => one === value)}
        onChange={choose}
      />
      {isOther && (
        <label className="minutes-other">
          {t('mentorship.minutesOtherLabel')}
          <input
            className="input input-short"
            inputMode="numeric"
            maxLength={3}
            value={value}
            aria-invalid={fault ? true : undefined}
            aria-describedby={fault ? `${fieldId('/minutes')}-fault` : undefined}
            onChange={(event) => onChange(event.target.value.trim())}
          />
        </label>
      )}
    </div>
  );
}
