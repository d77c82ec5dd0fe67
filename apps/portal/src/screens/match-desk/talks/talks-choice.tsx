import { useTranslation } from 'react-i18next';
import { Group } from '../../../components/form/choice-group.js';

/** Whether the marks of the last kick-off count for the run; shown where there was one. */
export function TalksChoice({ isOn, onChange }: { isOn: boolean; onChange: (isOn: boolean) => void }) {
  const { t } = useTranslation();
  return (
    <Group pointer="/settings/talkRoundId" legend={t('desk.talks.choice')}>
      <label className="choice">
        <input type="checkbox" checked={isOn} onChange={({ target }) => onChange(target.checked)} />
        <span>
          {t('desk.talks.use')}
          <span className="hint">{t('desk.talks.useHint')}</span>
        </span>
      </label>
    </Group>
  );
}
