import type { Language } from '../../api/types.js';

/** Where the browser goes to prove an account at a university, and comes back from to confirm the link. The session must have asked for it. */
export function proofPath(entityId: string, language: Language): string {
  const query = new URLSearchParams({
    idp: entityId,
    link: '1',
    returnTo: `/${language}/account/link`,
    ui_locales: language,
  });
  return `/auth/saml/login?${query}`;
}
