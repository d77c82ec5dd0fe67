import { useLanguage } from '../../app/language.js';

const LOCALES = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' } as const;

/** Numbers as the reader's language writes them. */
export function useNumbers() {
  const locale = LOCALES[useLanguage()];
  const whole = new Intl.NumberFormat(locale, { maximumFractionDigits: 0 });
  const share = new Intl.NumberFormat(locale, { style: 'percent', maximumFractionDigits: 0 });
  const signed = new Intl.NumberFormat(locale, { maximumFractionDigits: 0, signDisplay: 'exceptZero' });
  return {
    number: (value: number) => whole.format(value),
    percent: (part: number, of: number) => share.format(of === 0 ? 0 : part / of),
    change: (value: number) => signed.format(value),
  };
}
