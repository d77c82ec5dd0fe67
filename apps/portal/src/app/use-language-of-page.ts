import { useEffect } from 'react';
import { useLocation } from 'react-router';
import { startTexts } from '../i18n/i18n.js';
import { inLanguage, LANGUAGES } from '../i18n/languages.js';
import { useLanguage } from './language.js';

/** Texts, `lang` of the document and the hreflang links follow the language in the address. */
export function useLanguageOfPage(): void {
  const language = useLanguage();
  const { pathname } = useLocation();

  useEffect(() => {
    let current = true;
    void startTexts(language).then(() => {
      if (current) document.documentElement.lang = language;
    });
    return () => {
      current = false;
    };
  }, [language]);

  useEffect(() => {
    for (const other of LANGUAGES) {
      const link = alternateLink(other);
      link.href = window.location.origin + inLanguage(pathname, other);
    }
  }, [pathname]);
}

function alternateLink(language: string): HTMLLinkElement {
  const found = document.head.querySelector<HTMLLinkElement>(`link[rel="alternate"][hreflang="${language}"]`);
  if (found) return found;
  const link = document.createElement('link');
  link.rel = 'alternate';
  link.hreflang = language;
  document.head.append(link);
  return link;
}
