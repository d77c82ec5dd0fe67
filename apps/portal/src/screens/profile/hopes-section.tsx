import { useTranslation } from 'react-i18next';
import { RadioGroup } from '../../components/form/choice-group.js';
import { faultAt } from '../../components/form/field-id.js';
import { SelectField } from '../../components/form/select-field.js';
import { useFormat } from '../../i18n/use-format.js';
import { MOST, type StudentAnswers } from './answers.js';
import type { Part } from './part.js';
import { Section } from './section.js';
import { TopicsField } from './topics-field.js';

const EXPERIENCES = ['0-5', '6-15', '16+'] as const;
const CRITERIA = ['wishes', 'field', 'industry', 'goals', 'language', 'place-time'] as const;
const ANY = 'any';

/** What a student hopes for in a pair; every answer may stay open. */
export function HopesSection({ answers, set, faults }: Part<StudentAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="hopes" icon="handshake" title={t('profile.hopes')} intro={t('profile.hopesIntro')}>
      <TopicsField
        list="goals"
        pointer="/goals"
        legend={t('profile.goals')}
        hint={t('profile.goalsHint')}
        isOptional
        max={MOST.goals}
        fault={faultAt(faults, '/goals')}
        values={answers.goals}
        onChange={(codes) => set('goals', codes)}
      />
      <TopicsField
        list="industries"
        pointer="/industries"
        legend={t('profile.industries')}
        hint={t('profile.industriesHint')}
        isOptional
        max={MOST.industries}
        fault={faultAt(faults, '/industries')}
        values={answers.industries}
        onChange={(codes) => set('industries', codes)}
      />
      <RadioGroup
        pointer="/wishedExperience"
        legend={t('profile.wishedExperience')}
        isOptional
        fault={faultAt(faults, '/wishedExperience')}
        choices={[
          ...EXPERIENCES.map((band) => ({ value: band, label: t(`profile.experiences.${band}`) })),
          { value: ANY, label: t('profile.anyExperience') },
        ]}
        value={answers.wishedExperience ?? ANY}
        onChange={(band) => set('wishedExperience', EXPERIENCES.find((one) => one === band) ?? null)}
      />
      <WorkingLanguage answers={answers} set={set} faults={faults} />
      <RadioGroup
        pointer="/mostImportant"
        legend={t('profile.mostImportant')}
        hint={t('profile.mostImportantHint')}
        isOptional
        fault={faultAt(faults, '/mostImportant')}
        choices={[
          ...CRITERIA.map((criterion) => ({ value: criterion, label: t(`profile.criteria.${criterion}`) })),
          { value: ANY, label: t('profile.allTheSame') },
        ]}
        value={answers.mostImportant ?? ANY}
        onChange={(criterion) => set('mostImportant', CRITERIA.find((one) => one === criterion) ?? null)}
      />
    </Section>
  );
}

function WorkingLanguage({ answers, set, faults }: Part<StudentAnswers>) {
  const { t } = useTranslation();
  const { languageName } = useFormat();
  const spoken = answers.languages.map(({ language }) => language);
  // A wish whose language was taken off the list stays in sight until it is mended.
  const codes = [...new Set([...spoken, answers.workingLanguage])].filter((code) => code !== '');
  return (
    <SelectField
      pointer="/workingLanguage"
      label={t('profile.workingLanguage')}
      hint={t('profile.workingLanguageHint')}
      isOptional
      fault={faultAt(faults, '/workingLanguage')}
      value={answers.workingLanguage}
      onChange={(code) => set('workingLanguage', code)}
    >
      <option value="">{t('profile.anyLanguage')}</option>
      {codes.map((code) => (
        <option key={code} value={code}>
          {languageName(code)}
        </option>
      ))}
    </SelectField>
  );
}
