import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../api/types.js';
import type english from './en.json';
import type memberEnglish from './member.en.json';
import type staffEnglish from './staff.en.json';

type Texts = () => Promise<{ default: object }>;
/** `open` is for every page; `member` for the pages behind the sign-in and `staff` for those of staff, so that a first visit carries less. */
export type Part = 'open' | 'member' | 'staff';

const TEXTS: Record<Part, Record<Language, Texts>> = {
  open: { fi: () => import('./fi.json'), sv: () => import('./sv.json'), en: () => import('./en.json') },
  member: {
    fi: () => import('./member.fi.json'),
    sv: () => import('./member.sv.json'),
    en: () => import('./member.en.json'),
  },
  staff: {
    fi: () => import('./staff.fi.json'),
    sv: () => import('./staff.sv.json'),
    en: () => import('./staff.en.json'),
  },
};

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof english & typeof memberEnglish & typeof staffEnglish };
  }
}

const wanted = new Set<Part>(['open']);
const here = new Set<string>();

async function load(part: Part, language: Language): Promise<void> {
  if (here.has(part + language)) return;
  const file = await TEXTS[part][language]();
  i18next.addResourceBundle(language, 'translation', file.default, true);
  here.add(part + language);
}

/** Starts the texts in a language, or changes to it; those not here yet come first. */
export async function startTexts(language: Language): Promise<void> {
  if (!i18next.isInitialized) {
    await i18next.use(initReactI18next).init({
      lng: language,
      fallbackLng: false,
      resources: {},
      interpolation: { escapeValue: false },
      react: { useSuspense: false },
    });
  }
  await Promise.all([...wanted].map((part) => load(part, language)));
  if (i18next.language !== language) await i18next.changeLanguage(language);
}

/** From now on the texts of these pages are needed too. */
export async function wantTexts(parts: readonly Part[], language: Language): Promise<void> {
  for (const part of parts) wanted.add(part);
  await Promise.all(parts.map((part) => load(part, language)));
}
