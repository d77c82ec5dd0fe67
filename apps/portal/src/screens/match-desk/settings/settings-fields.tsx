import { useTranslation } from 'react-i18next';
import { Group, RadioGroup } from '../../../components/form/choice-group.js';
import { FULL_SCORE } from '../run/pair-statistics.js';
import { useNumbers } from '../use-numbers.js';
import { AimOrder } from './aim-order.js';
import { type DraftSettings, isCrossed, type ShareBy, withShare } from './draft-settings.js';
import type { Partner } from './money.js';
import { MoneyFields } from './money-fields.js';
import { Slider } from './slider.js';

const LIMITS = ['fewestPoints', 'poorBelow', 'goodFrom'] as const;
const STEP = 25;

interface SettingsFieldsProps {
  draft: DraftSettings;
  /** Who may have put in money; without any, nobody is asked. */
  partners: readonly Partner[];
  /** Whether a question left open is told. */
  showsMissing: boolean;
  onChange: (draft: DraftSettings) => void;
}

/** What staff choose for a run: the order of aims and three limits, with help in place. */
export function SettingsFields({ draft, partners, showsMissing, onChange }: SettingsFieldsProps) {
  const { t } = useTranslation();
  const { number } = useNumbers();
  const crossed = isCrossed(draft)
    ? { pointer: '/settings/goodFrom', code: 'crossed', detail: t('desk.settings.crossed') }
    : undefined;
  return (
    <>
      <AimOrder aims={draft.aims} onChange={(aims) => onChange({ ...draft, aims })} />
      <FairShareChoice draft={draft} partners={partners} showsMissing={showsMissing} onChange={onChange} />
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

/** Whether each university is to have its part of the places, and by what. */
function FairShareChoice({ draft, partners, showsMissing, onChange }: SettingsFieldsProps) {
  const { t } = useTranslation();
  const money = { value: 'money', label: t('desk.money.choice'), hint: t('desk.money.hint') } as const;
  return (
    <>
      <RadioGroup<ShareBy>
        pointer="/settings/fairShare"
        legend={t('desk.settings.fairShare')}
        choices={[
          ...(['none', 'applicants'] as const).map((value) => ({
            value,
            label: t(`desk.settings.fairShareBy.${value}`),
            hint: t(`desk.settings.fairShareHint.${value}`),
          })),
          ...(partners.length > 0 ? [money] : []),
        ]}
        value={draft.share}
        onChange={(share) => onChange(withShare(draft, share, partners))}
      />
      {draft.share === 'money' && (
        <MoneyFields
          partners={partners}
          amounts={draft.amounts}
          showsMissing={showsMissing}
          onChange={(amounts) => onChange({ ...draft, amounts })}
        />
      )}
    </>
  );
}
