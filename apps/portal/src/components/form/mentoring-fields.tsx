import { useTranslation } from 'react-i18next';
import type { Fault } from '../../api/types.js';
import { CapacityField } from './capacity-field.js';
import { RadioGroup } from './choice-group.js';
import { faultAt, faultExactlyAt } from './field-id.js';
import { GroupSizeFields } from './group-size-fields.js';
import { ANY_GROUP, type Mentoring, sizeOf, USUAL_GROUP } from './mentoring.js';

interface MentoringFieldsProps {
  value: Mentoring;
  onChange: (mentoring: Mentoring) => void;
  faults?: readonly Fault[];
  /** Said of the number where no group is offered. */
  capacityHint?: string;
}

/** One to one or a small group; and in either case, how many students without one. */
export function MentoringFields({ value, onChange, faults = [], capacityHint }: MentoringFieldsProps) {
  const { t } = useTranslation();
  const { capacity, groupOffer } = value;
  const choices = (['oneToOne', 'group'] as const).map((way) => ({
    value: way,
    label: t(`howToMentor.${way}`),
    hint: t(`howToMentor.${way}Hint`, { size: sizeOf(ANY_GROUP) }),
  }));
  return (
    <>
      <RadioGroup
        pointer="/groupOffer"
        legend={t('howToMentor.way')}
        fault={faultExactlyAt(faults, '/groupOffer')}
        choices={choices}
        value={groupOffer ? 'group' : 'oneToOne'}
        onChange={(way) => onChange({ capacity, groupOffer: way === 'group' ? USUAL_GROUP : null })}
      />
      {groupOffer && (
        <GroupSizeFields
          value={groupOffer}
          onChange={(chosen) => onChange({ capacity, groupOffer: chosen })}
          faults={faults}
        />
      )}
      <CapacityField
        legend={groupOffer ? t('howToMentor.capacityBesides') : t('howToMentor.capacity')}
        hint={groupOffer ? t('howToMentor.capacityBesidesHint') : capacityHint}
        fault={faultAt(faults, '/capacity')}
        value={capacity}
        onChange={(chosen) => onChange({ capacity: chosen, groupOffer })}
      />
    </>
  );
}
