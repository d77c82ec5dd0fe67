import { useTranslation } from 'react-i18next';
import { faultAt } from '../../components/form/field-id.js';
import { TextField } from '../../components/form/text-field.js';
import type { MentorAnswers, StudentAnswers } from './answers.js';
import { AvoidField } from './avoid-field.js';
import type { Part } from './part.js';
import { Section } from './section.js';

/** Whom a student is not to be paired with; the other side never reads it. */
export function StudentNotWith({ answers, set, faults }: Part<StudentAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="not-with" icon="info" title={t('profile.notWith')} intro={t('profile.notWithIntro')}>
      <TextField
        pointer="/employer"
        label={t('profile.employer')}
        hint={t('profile.employerHint')}
        isOptional
        autoComplete="organization"
        maxLength={200}
        fault={faultAt(faults, '/employer')}
        value={answers.employer}
        onChange={(text) => set('employer', text)}
      />
      <AvoidField answers={answers} set={set} faults={faults} hint={t('profile.avoidHint')} />
    </Section>
  );
}

export function MentorNotWith({ answers, set, faults }: Part<MentorAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="not-with" icon="info" title={t('profile.notWith')} intro={t('profile.notWithIntro')}>
      <AvoidField answers={answers} set={set} faults={faults} hint={t('profile.avoidHintMentor')} />
    </Section>
  );
}
