import { useTranslation } from 'react-i18next';
import { Group } from '../../../components/form/choice-group.js';
import { TextField } from '../../../components/form/text-field.js';
import { type Amounts, amountFault, moneyFaults, moneyPointer, type Partner, textOf } from './money.js';

interface MoneyFieldsProps {
  partners: readonly Partner[];
  amounts: Amounts;
  /** Whether to say so when nobody has put in anything: not before somebody has tried. */
  showsMissing: boolean;
  onChange: (amounts: Amounts) => void;
}

/** Euros of each university. What is no amount is told as soon as it is written. */
export function MoneyFields({ partners, amounts, showsMissing, onChange }: MoneyFieldsProps) {
  const { t } = useTranslation();
  const isRemembered = partners.some(
    (partner) => partner.amount !== null && textOf(partner, amounts) === String(partner.amount),
  );
  const missing = showsMissing ? moneyFaults(partners, amounts).find(({ fault }) => fault === 'missing') : undefined;
  return (
    <Group pointer="/settings/money" legend={t('desk.money.legend')} hint={t('desk.money.legendHint')}>
      <div className="stack">
        {isRemembered && <p className="hint">{t('desk.money.remembered')}</p>}
        {partners.map((partner) => {
          const pointer = moneyPointer(partner);
          const text = textOf(partner, amounts);
          const fault = amountFault(text) ?? (missing?.pointer === pointer ? 'missing' : undefined);
          return (
            <TextField
              key={partner.organisationId}
              pointer={pointer}
              label={`${partner.name} (€)`}
              fault={fault && { pointer, code: fault, detail: t(`desk.money.${fault}`) }}
              value={text}
              inputMode="numeric"
              autoComplete="off"
              maxLength={20}
              size="short"
              onChange={(written) => onChange({ ...amounts, [partner.organisationId]: written })}
            />
          );
        })}
      </div>
    </Group>
  );
}
