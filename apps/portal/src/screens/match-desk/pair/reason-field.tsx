import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault } from '../../../api/types.js';
import { RadioGroup } from '../../../components/form/choice-group.js';
import { TextArea } from '../../../components/form/text-field.js';
import type { PairAct } from './steps.js';

const REASONS = ['knows', 'wish', 'suits', 'own'] as const;
type Reason = (typeof REASONS)[number];

interface ReasonFieldProps {
  act: PairAct;
  fault: Fault | undefined;
  value: string;
  onChange: (reason: string) => void;
}

/** Why: one of the usual reasons in one press, or one's own words. */
export function ReasonField({ act, fault, value, onChange }: ReasonFieldProps) {
  const { t } = useTranslation();
  const [chosen, setChosen] = useState<Reason>();
  const texts = act === 'reject' ? 'desk.act.rejectReasons' : 'desk.act.reasons';
  return (
    <>
      <RadioGroup
        pointer="/reason"
        legend={t('desk.act.reason')}
        hint={t('desk.act.reasonHint')}
        fault={chosen === 'own' ? undefined : fault}
        look="chips"
        choices={REASONS.map((reason) => ({ value: reason, label: t(`${texts}.${reason}`) }))}
        value={chosen}
        onChange={(reason) => {
          setChosen(reason);
          onChange(reason === 'own' ? '' : t(`${texts}.${reason}`));
        }}
      />
      {chosen === 'own' && (
        <TextArea
          pointer="/ownReason"
          label={t('desk.act.ownReason')}
          maxLength={500}
          fault={fault}
          value={value}
          onChange={onChange}
        />
      )}
    </>
  );
}
