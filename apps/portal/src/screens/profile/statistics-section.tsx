import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../components/form/choice-group.js';
import { faultAt } from '../../components/form/field-id.js';
import { TextField } from '../../components/form/text-field.js';
import type { StudentAnswers } from './answers.js';
import { CodeSelect } from './code-select.js';
import type { Part } from './part.js';
import { Section } from './section.js';

const CITIZENSHIPS = ['fi', 'eu_eea', 'other'] as const;
const NOT_SAID = 'not-said';

/** Asked with a reason; every answer may stay unsaid. */
export function StatisticsSection({ answers, set, faults }: Part<StudentAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="statistics" icon="info" title={t('profile.statistics')} intro={t('profile.statisticsWhy')}>
      <TextField
        pointer="/birthYear"
        label={t('profile.birthYear')}
        hint={t('profile.leaveEmpty')}
        isOptional
        inputMode="numeric"
        size="short"
        maxLength={4}
        autoComplete="bday-year"
        fault={faultAt(faults, '/birthYear')}
        value={answers.birthYear}
        onChange={(text) => set('birthYear', text.trim())}
      />
      <RadioGroup
        pointer="/citizenshipGroup"
        legend={t('profile.citizenship')}
        isOptional
        fault={faultAt(faults, '/citizenshipGroup')}
        choices={[
          ...CITIZENSHIPS.map((group) => ({ value: group, label: t(`profile.citizenships.${group}`) })),
          { value: NOT_SAID, label: t('form.preferNot') },
        ]}
        value={answers.citizenshipGroup ?? NOT_SAID}
        onChange={(group) => set('citizenshipGroup', CITIZENSHIPS.find((one) => one === group) ?? null)}
      />
      <CodeSelect
        list="municipalities"
        sortBy="name"
        none={t('form.preferNot')}
        pointer="/municipality"
        label={t('profile.municipality')}
        isOptional
        fault={faultAt(faults, '/municipality')}
        value={answers.municipality}
        onChange={(code) => set('municipality', code)}
      />
    </Section>
  );
}
