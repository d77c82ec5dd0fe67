import { useTranslation } from 'react-i18next';
import type { Fault, Slot } from '../../api/types.js';
import { Group } from '../../components/form/choice-group.js';

const DAYS = ['mon', 'tue', 'wed', 'thu', 'fri'] as const;
const HALVES = ['day', 'evening'] as const;

interface SlotsGridProps {
  values: readonly Slot[];
  fault?: Fault;
  onChange: (slots: Slot[]) => void;
}

/** Half days of a week; the weekend is one answer. */
export function SlotsGrid({ values, fault, onChange }: SlotsGridProps) {
  const { t } = useTranslation();
  const box = (slot: Slot, label: string) => (
    <label className="slot">
      <input
        type="checkbox"
        checked={values.includes(slot)}
        aria-label={label}
        onChange={({ target }) => onChange(target.checked ? [...values, slot] : values.filter((one) => one !== slot))}
      />
    </label>
  );
  return (
    <Group pointer="/slots" legend={t('profile.slots')} hint={t('profile.slotsHint')} fault={fault}>
      <table className="slots">
        <thead>
          <tr>
            <th scope="col">{t('profile.weekday')}</th>
            {HALVES.map((half) => (
              <th key={half} scope="col">
                {t(`profile.${half}`)}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {DAYS.map((day) => (
            <tr key={day}>
              <th scope="row">{t(`profile.${day}`)}</th>
              {HALVES.map((half) => (
                <td key={half}>{box(`${day}-${half}`, `${t(`profile.${day}`)}, ${t(`profile.${half}`)}`)}</td>
              ))}
            </tr>
          ))}
          <tr>
            <th scope="row">{t('profile.weekend')}</th>
            <td colSpan={2}>{box('weekend', t('profile.weekend'))}</td>
          </tr>
        </tbody>
      </table>
    </Group>
  );
}
