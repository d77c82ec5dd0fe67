import type { IssuedSession } from '../issued-sessions.js';
import type { Provider } from '../providers.js';
import { html, page } from './page.js';

/** Who is signed in at a provider; each may sign out there, and Luotsi hears of it. */
export function sessionsPage(provider: Provider, sessions: readonly IssuedSession[]): string {
  const forms = sessions.map(
    ({ displayName, sessionIndex }) => `<form method="post">
<p>${html(displayName)}</p>
<button type="submit" name="session" value="${html(sessionIndex)}" aria-label="Sign out ${html(displayName)}">Sign out</button>
</form>`,
  );
  return page(`Signed in at ${provider.names.en}`, forms.join('\n') || '<p>Nobody is signed in.</p>');
}

export function signedOutPage(provider: Provider): string {
  return page(`Signed out at ${provider.names.en}`, '<p>Luotsi has signed you out, too.</p>');
}
