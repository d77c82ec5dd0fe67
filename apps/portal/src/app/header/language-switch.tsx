import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useLanguageChange } from '../../api/me.js';
import { inLanguage, LANGUAGE_NAMES, LANGUAGES } from '../../i18n/languages.js';
import { useLanguage } from '../language.js';

/** The same page in another language; what is half written on it stays. */
export function LanguageSwitch({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useTranslation();
  const current = useLanguage();
  const { pathname, search, hash, state } = useLocation();
  const change = useLanguageChange();
  return (
    <nav className="language-switch" aria-label={t('nav.language')}>
      <ul>
        {LANGUAGES.map((language) => (
          <li key={language}>
            <Link
              to={{ pathname: inLanguage(pathname, language), search, hash }}
              state={state}
              lang={language}
              hrefLang={language}
              aria-label={`${language.toUpperCase()} ${LANGUAGE_NAMES[language]}`}
              aria-current={language === current ? 'true' : undefined}
              preventScrollReset
              onClick={() => isSignedIn && change.mutate(language)}
            >
              {language.toUpperCase()}
            </Link>
          </li>
        ))}
      </ul>
    </nav>
  );
}
