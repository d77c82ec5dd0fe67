import { useTranslation } from 'react-i18next';
import { faultAt } from '../../components/form/field-id.js';
import { TextArea } from '../../components/form/text-field.js';
import type { SharedAnswers } from './answers.js';
import type { Part } from './part.js';

interface AvoidFieldProps extends Omit<Part<SharedAnswers>, 'set'> {
  hint: string;
  set: (name: 'avoidOrganisations', text: string) => void;
}

/** Names of organisations, one on each line. */
export function AvoidField({ answers, set, faults, hint }: AvoidFieldProps) {
  const { t } = useTranslation();
  return (
    <TextArea
      pointer="/avoidOrganisations"
      label={t('profile.avoidOrganisations')}
      hint={hint}
      isOptional
      maxLength={1000}
      fault={faultAt(faults, '/avoidOrganisations')}
      value={answers.avoidOrganisations}
      onChange={(text) => set('avoidOrganisations', text)}
    />
  );
}
