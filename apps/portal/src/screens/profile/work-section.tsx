import { useTranslation } from 'react-i18next';
import { faultAt } from '../../components/form/field-id.js';
import { TextField } from '../../components/form/text-field.js';
import type { MentorAnswers } from './answers.js';
import { CodeSelect } from './code-select.js';
import { FieldOfEducation } from './field-of-education.js';
import type { Part } from './part.js';
import { Section } from './section.js';

export function WorkSection({ answers, set, faults }: Part<MentorAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="work" icon="work" title={t('profile.work')}>
      <TextField
        pointer="/title"
        label={t('profile.titleField')}
        autoComplete="organization-title"
        maxLength={200}
        fault={faultAt(faults, '/title')}
        value={answers.title}
        onChange={(text) => set('title', text)}
      />
      <TextField
        pointer="/company"
        label={t('profile.company')}
        isOptional
        autoComplete="organization"
        maxLength={200}
        fault={faultAt(faults, '/company')}
        value={answers.company}
        onChange={(text) => set('company', text)}
      />
      <FieldOfEducation
        hint={t('profile.fieldMentorHint')}
        fault={faultAt(faults, '/field')}
        value={answers.field}
        onChange={(code) => set('field', code)}
      />
      <CodeSelect
        list="industries"
        none={t('profile.noIndustry')}
        pointer="/industry"
        label={t('profile.industry')}
        isOptional
        fault={faultAt(faults, '/industry')}
        value={answers.industry}
        onChange={(code) => set('industry', code)}
      />
      <TextField
        pointer="/yearsOfExperience"
        label={t('profile.years')}
        inputMode="numeric"
        size="short"
        maxLength={2}
        fault={faultAt(faults, '/yearsOfExperience')}
        value={answers.yearsOfExperience}
        onChange={(text) => set('yearsOfExperience', text.trim())}
      />
    </Section>
  );
}
