import { useTranslation } from 'react-i18next';
import type { MeetingMode, Slot } from '../../api/types.js';
import { CheckboxGroup } from '../../components/form/choice-group.js';
import { faultAt } from '../../components/form/field-id.js';
import type { SharedAnswers } from './answers.js';
import { CodeSelect } from './code-select.js';
import type { Part } from './part.js';
import { Section } from './section.js';
import { SlotsGrid } from './slots-grid.js';

const MODES = ['in_person', 'remote'] as const satisfies readonly MeetingMode[];

interface MeetingSectionProps extends Omit<Part<SharedAnswers>, 'set'> {
  set: {
    (name: 'slots', slots: Slot[]): void;
    (name: 'modes', modes: MeetingMode[]): void;
    (name: 'meetingPlace', code: string): void;
  };
}

export function MeetingSection({ answers, set, faults }: MeetingSectionProps) {
  const { t } = useTranslation();
  return (
    <Section id="meeting" icon="calendar" title={t('profile.meeting')}>
      <SlotsGrid values={answers.slots} fault={faultAt(faults, '/slots')} onChange={(slots) => set('slots', slots)} />
      <CheckboxGroup
        pointer="/modes"
        legend={t('profile.modes')}
        look="chips"
        fault={faultAt(faults, '/modes')}
        choices={MODES.map((mode) => ({ value: mode, label: t(`modes.${mode}`) }))}
        values={answers.modes}
        onChange={(modes) => set('modes', modes)}
      />
      <CodeSelect
        list="municipalities"
        sortBy="name"
        none={t('profile.anyPlace')}
        pointer="/meetingPlace"
        label={t('profile.meetingPlace')}
        isOptional
        fault={faultAt(faults, '/meetingPlace')}
        value={answers.meetingPlace}
        onChange={(code) => set('meetingPlace', code)}
      />
    </Section>
  );
}
