import { useTranslation } from 'react-i18next';
import type { Fault } from '../../api/types.js';
import { RadioGroup } from './choice-group.js';
import { faultAt } from './field-id.js';
import { GROUP_SIZES, type GroupOffer, withLeast, withMost } from './mentoring.js';

interface GroupSizeFieldsProps {
  value: GroupOffer;
  onChange: (offer: GroupOffer) => void;
  faults: readonly Fault[];
}

const CHOICES = GROUP_SIZES.map((size) => ({ value: String(size), label: String(size) }));

/** How many students a group has at least and at most. */
export function GroupSizeFields({ value, onChange, faults }: GroupSizeFieldsProps) {
  const { t } = useTranslation();
  return (
    <>
      <RadioGroup
        pointer="/groupOffer/least"
        legend={t('howToMentor.least')}
        look="chips"
        fault={faultAt(faults, '/groupOffer/least')}
        choices={CHOICES}
        value={String(value.least)}
        onChange={(least) => onChange(withLeast(value, Number(least)))}
      />
      <RadioGroup
        pointer="/groupOffer/most"
        legend={t('howToMentor.most')}
        look="chips"
        fault={faultAt(faults, '/groupOffer/most')}
        choices={CHOICES}
        value={String(value.most)}
        onChange={(most) => onChange(withMost(value, Number(most)))}
      />
    </>
  );
}
