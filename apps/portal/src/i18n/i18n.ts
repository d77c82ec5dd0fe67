import i18next from 'i18next';
import { initReactI18next } from 'react-i18next';
import type { Language } from '../api/types.js';
import type english from './en.json';

const texts = {
  fi: () => import('./fi.json'),
  sv: () => import('./sv.json'),
  en: () => import('./en.json'),
} satisfies Record<Language, () => Promise<{ default: unknown }>>;

declare module 'i18next' {
  interface CustomTypeOptions {
    defaultNS: 'translation';
    resources: { translation: typeof english };
  }
}

export async function loadTexts(language: Language): Promise<void> {
  if (i18next.hasResourceBundle(language, 'translation')) return;
  const file = await texts[language]();
  i18next.addResourceBundle(language, 'translation', file.default);
}

/** Starts the texts in one language; the others come when somebody switches. */
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
  await loadTexts(language);
  await i18next.changeLanguage(language);
}
