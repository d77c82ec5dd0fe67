import { useTranslation } from 'adminjs';
import { useMemo } from 'react';

type Params = Readonly<Record<string, string | number>>;

const LOCALES: Readonly<Record<string, string>> = { fi: 'fi-FI', sv: 'sv-FI', en: 'en-GB' };
const ZONE = 'Europe/Helsinki';

/** Stays on one line. */
function whole(text: string): string {
  return text.replaceAll(' ', '\u00a0');
}

/** All texts and formats of the screens, in the page's language; days and hours are Helsinki's. */
export function useTexts() {
  const { i18n } = useTranslation();
  const { language } = i18n;
  return useMemo(() => {
    const t = (keys: string | string[], params: Params = {}): string => String(i18n.t(keys, params));
    const locale = LOCALES[language] ?? 'en-GB';
    const day = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeZone: ZONE });
    const moment = new Intl.DateTimeFormat(locale, { dateStyle: 'medium', timeStyle: 'short', timeZone: ZONE });
    const longDay = new Intl.DateTimeFormat(locale, { dateStyle: 'full', timeZone: ZONE });
    const figure = new Intl.NumberFormat(locale, { maximumFractionDigits: 2 });
    return {
      language,
      ui: (key: string, params?: Params) => t(`ui.${key}`, params),
      group: (lib: string) => t(`ui.groups.${lib}`, { defaultValue: lib }),
      role: (code: string) => t(`roles.${code}`),
      catalogue: (id: string) => t(`catalogues.${id}.name`),
      field: (id: string, name: string) => t(`catalogues.${id}.fields.${name}`),
      value: (id: string, field: string, code: string) =>
        t(`catalogues.${id}.values.${field}.${code}`, { defaultValue: code }),
      command: (id: string, name: string, what: 'label' | 'confirm', params?: Params) =>
        t(`catalogues.${id}.commands.${name}.${what}`, params),
      input: (id: string, command: string, name: string) => t(`catalogues.${id}.commands.${command}.inputs.${name}`),
      inputValue: (id: string, command: string, name: string, code: string) =>
        t([`catalogues.${id}.commands.${command}.values.${name}.${code}`, `catalogues.${id}.values.${name}.${code}`], {
          defaultValue: code,
        }),
      page: (id: string, key: string, params?: Params) => t(`specialPages.${id}.${key}`, params),
      number: (value: number) => figure.format(value),
      date: (isoDate: string) => whole(day.format(new Date(`${isoDate.slice(0, 10)}T12:00:00Z`))),
      /** A line may end between the day and the hour, and nowhere else. */
      instant: (iso: string) => {
        const date = day.format(new Date(iso));
        const [, sign = '', hour = ''] = /^(,?) (.*)$/.exec(moment.format(new Date(iso)).slice(date.length)) ?? [];
        return `${whole(date)}${sign} ${whole(hour)}`;
      },
      today: () => longDay.format(new Date()),
    };
  }, [i18n, language]);
}

export type Texts = ReturnType<typeof useTexts>;
