import { useTranslation } from 'react-i18next';
import { faultAt } from '../../components/form/field-id.js';
import { TextArea } from '../../components/form/text-field.js';
import { type MentorAnswers, MOST } from './answers.js';
import type { Part } from './part.js';
import { Section } from './section.js';
import { TopicsField } from './topics-field.js';

export function OffersSection({ answers, set, faults }: Part<MentorAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="help-with" icon="compass" title={t('profile.help')}>
      <TopicsField
        pointer="/offers"
        legend={t('profile.offers')}
        hint={t('profile.offersHint')}
        max={MOST.offers}
        fault={faultAt(faults, '/offers')}
        values={answers.offers}
        onChange={(codes) => set('offers', codes)}
      />
      <TopicsField
        list="goals"
        pointer="/goals"
        legend={t('profile.goalsMentor')}
        hint={t('profile.goalsMentorHint')}
        isOptional
        max={7}
        fault={faultAt(faults, '/goals')}
        values={answers.goals}
        onChange={(codes) => set('goals', codes)}
      />
      <TextArea
        pointer="/about"
        label={t('profile.about')}
        hint={t('profile.aboutHint')}
        isOptional
        maxLength={1000}
        fault={faultAt(faults, '/about')}
        value={answers.about}
        onChange={(text) => set('about', text)}
      />
    </Section>
  );
}
