import type { ReduxState } from 'adminjs';
import React from 'react';
import { useSelector } from 'react-redux';
import { useTexts } from './texts';

/** Every language by its own name. */
const LANGUAGES = [
  ['fi', 'Suomi'],
  ['sv', 'Svenska'],
  ['en', 'English'],
] as const;
const YEAR_S = 31_536_000;

/** The page is loaded anew: its texts come from the server in one language. */
function changeLanguage(language: string): void {
  // biome-ignore lint/suspicious/noDocumentCookie: the Cookie Store API is missing in browsers we serve
  document.cookie = `luotsi-console-language=${language}; path=/admin; max-age=${YEAR_S}; samesite=lax`;
  window.location.reload();
}

async function signOut(language: string): Promise<void> {
  const answer = await fetch('/auth/logout', { method: 'POST' });
  // The university hears of it too, where it takes such messages.
  const { continueAt } = answer.status === 200 ? await answer.json() : { continueAt: undefined };
  window.location.assign(continueAt ?? `/${language}/`);
}

/** Menu button on narrow windows, language, who is signed in, and the way out. */
export default function TopBar({ toggleSidebar }: { toggleSidebar(): void }) {
  const texts = useTexts();
  const session = useSelector((state: ReduxState) => state.session);
  const roles: readonly string[] = session?.roles ?? [];
  return (
    // biome-ignore lint/a11y/noInteractiveElementToNoninteractiveRole: AdminJS puts this into a section, where a header is no banner
    <header className="top-bar" role="banner">
      <button type="button" className="button menu-button" aria-controls="menu" onClick={toggleSidebar}>
        {texts.ui('menu')}
      </button>
      <span className="top-gap" />
      {/* Buttons: in a list the arrow keys would load the page anew at every step on the way. */}
      <nav className="languages" aria-label={texts.ui('language')}>
        {LANGUAGES.map(([code, name]) => (
          <button
            key={code}
            type="button"
            lang={code}
            aria-label={`${code.toUpperCase()} ${name}`}
            aria-current={code === texts.language ? 'true' : undefined}
            onClick={() => changeLanguage(code)}
          >
            {code.toUpperCase()}
          </button>
        ))}
      </nav>
      <div className="who">
        <strong>{String(session?.displayName ?? '')}</strong>
        <span>{roles.map(texts.role).join(', ')}</span>
      </div>
      <button type="button" className="button" onClick={() => signOut(texts.language)}>
        {texts.ui('signOut')}
      </button>
    </header>
  );
}
