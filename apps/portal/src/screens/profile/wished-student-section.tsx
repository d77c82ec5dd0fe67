import { useTranslation } from 'react-i18next';
import type { DegreeLevel } from '../../api/types.js';
import { RadioGroup } from '../../components/form/choice-group.js';
import { faultAt } from '../../components/form/field-id.js';
import { type MentorAnswers, MOST } from './answers.js';
import type { Part } from './part.js';
import { Section } from './section.js';
import { TopicsField } from './topics-field.js';

const DEGREES = ['bachelor', 'master', 'doctoral'] as const satisfies readonly DegreeLevel[];
const ANY = 'any';
/** The broad fields; the last two of the list say that a field is unknown, and all fields together. */
const BROAD_FIELD = /^(0\d|10)$/;

/** What kind of student a mentor would like best: wishes that weigh and exclude nobody. */
export function WishedStudentSection({ answers, set, faults }: Part<MentorAnswers>) {
  const { t } = useTranslation();
  return (
    <Section id="hopes" icon="handshake" title={t('profile.wishedStudent')} intro={t('profile.wishedStudentIntro')}>
      <TopicsField
        list="fields-of-education"
        among={BROAD_FIELD}
        pointer="/wishedFields"
        legend={t('profile.wishedFields')}
        hint={t('profile.wishedFieldsHint', { max: MOST.wishedFields })}
        isOptional
        max={MOST.wishedFields}
        fault={faultAt(faults, '/wishedFields')}
        values={answers.wishedFields}
        onChange={(codes) => set('wishedFields', codes)}
      />
      <RadioGroup
        pointer="/wishedDegree"
        legend={t('profile.wishedDegree')}
        isOptional
        fault={faultAt(faults, '/wishedDegree')}
        choices={[
          ...DEGREES.map((degree) => ({ value: degree, label: t(`profile.degrees.${degree}`) })),
          { value: ANY, label: t('profile.anyDegree') },
        ]}
        value={answers.wishedDegree ?? ANY}
        onChange={(degree) => set('wishedDegree', DEGREES.find((one) => one === degree) ?? null)}
      />
    </Section>
  );
}
