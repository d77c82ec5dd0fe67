import { useTranslation } from 'react-i18next';
import { faultAt } from '../../components/form/field-id.js';
import { TextArea } from '../../components/form/text-field.js';
import { MOST, type StudentAnswers } from './answers.js';
import type { Part } from './part.js';
import { Section } from './section.js';
import { TopicsField } from './topics-field.js';

export function WishesSection({ answers, set, faults }: Part<StudentAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="help-with" icon="compass" title={t('profile.help')}>
      <TopicsField
        pointer="/wishes"
        legend={t('profile.wishes')}
        hint={t('profile.wishesHint')}
        max={MOST.wishes}
        fault={faultAt(faults, '/wishes')}
        values={answers.wishes}
        onChange={(codes) => set('wishes', codes)}
      />
      <TextArea
        pointer="/wishText"
        label={t('profile.wishText')}
        hint={t('profile.wishTextHint')}
        isOptional
        maxLength={1000}
        fault={faultAt(faults, '/wishText')}
        value={answers.wishText}
        onChange={(text) => set('wishText', text)}
      />
      <TopicsField
        pointer="/skills"
        legend={t('profile.skills')}
        hint={t('profile.skillsHint')}
        isOptional
        max={MOST.skills}
        fault={faultAt(faults, '/skills')}
        values={answers.skills}
        onChange={(codes) => set('skills', codes)}
      />
    </Section>
  );
}
