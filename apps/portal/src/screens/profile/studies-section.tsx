import { useTranslation } from 'react-i18next';
import { faultAt } from '../../components/form/field-id.js';
import { TextField } from '../../components/form/text-field.js';
import type { StudentAnswers } from './answers.js';
import { CodeSelect } from './code-select.js';
import { FieldOfEducation } from './field-of-education.js';
import type { Part } from './part.js';
import { Section } from './section.js';

export function StudiesSection({ answers, set, faults }: Part<StudentAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="studies" icon="university" title={t('profile.studies')}>
      <CodeSelect
        list="degree-types"
        none={t('form.choose')}
        pointer="/degreeType"
        label={t('profile.degreeType')}
        fault={faultAt(faults, '/degreeType')}
        value={answers.degreeType}
        onChange={(code) => set('degreeType', code)}
      />
      <FieldOfEducation
        hint={t('profile.fieldStudentHint')}
        fault={faultAt(faults, '/field')}
        value={answers.field}
        onChange={(code) => set('field', code)}
      />
      <TextField
        pointer="/degreeProgramme"
        label={t('profile.degreeProgramme')}
        hint={t('profile.degreeProgrammeHint')}
        isOptional
        maxLength={200}
        fault={faultAt(faults, '/degreeProgramme')}
        value={answers.degreeProgramme}
        onChange={(text) => set('degreeProgramme', text)}
      />
      <TextField
        pointer="/graduationYear"
        label={t('profile.graduationYear')}
        hint={t('profile.graduationYearHint')}
        isOptional
        inputMode="numeric"
        size="short"
        maxLength={4}
        fault={faultAt(faults, '/graduationYear')}
        value={answers.graduationYear}
        onChange={(text) => set('graduationYear', text.trim())}
      />
    </Section>
  );
}
