import { useTranslation } from 'react-i18next';
import { Group, RadioGroup } from '../../../components/form/choice-group.js';
import { FULL_SCORE } from '../run/pair-statistics.js';
import { useNumbers } from '../use-numbers.js';
import { AimOrder } from './aim-order.js';
import { type DraftSettings, isCrossed, withFairShare } from './draft-settings.js';
import { Slider } from './slider.js';

const LIMITS = ['fewestPoints', 'poorBelow', 'goodFrom'] as const;
const STEP = 25;

interface SettingsFieldsProps {
  draft: DraftSettings;
  onChange: (draft: DraftSettings) => void;
}

/** What staff choose for a run: the order of aims and three limits, with help in place. */
export function SettingsFields({ draft, onChange }: SettingsFieldsProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const crossed = isCrossed(draft)
    ? { pointer: '/settings/goodFrom', code: 'crossed', detail: t('desk.settings.crossed') }
    : undefined;
  return (
    <>
      <AimOrder aims={draft.aims} onChange={(aims) => onChange({ ...draft, aims })} />
      <FairShareChoice draft={draft} onChange={onChange} />
      <Group pointer="/settings/limits" legend={t('desk.settings.limits')} hint={t('desk.settings.limitsHint')}>
        <div className="stack">
          {LIMITS.map((name) => (
            <Slider
              key={name}
              pointer={`/settings/${name}`}
              label={t(`desk.settings.${name}`)}
              hint={t(`desk.settings.${name}Hint`)}
              fault={name === 'goodFrom' ? crossed : undefined}
              value={draft[name]}
              max={FULL_SCORE}
              step={STEP}
              inWords={t('desk.settings.points', { count: number(draft[name]) })}
              onChange={(value) => onChange({ ...draft, [name]: value })}
            />
          ))}
        </div>
      </Group>
    </>
  );
}

/** Whether each university is to have its part of the places. */
function FairShareChoice({ draft, onChange }: SettingsFieldsProps) {
  const { t } = useTranslation();
  return (
    <RadioGroup<'none' | 'applicants'>
      pointer="/settings/fairShare"
      legend={t('desk.settings.fairShare')}
      choices={(['none', 'applicants'] as const).map((value) => ({
        value,
        label: t(`desk.settings.fairShareBy.${value}`),
        hint: t(`desk.settings.fairShareHint.${value}`),
      }))}
      value={draft.fairShare === undefined ? 'none' : draft.fairShare.by === 'applicants' ? 'applicants' : undefined}
      onChange={(by) => onChange(withFairShare(draft, by))}
    />
  );
}
