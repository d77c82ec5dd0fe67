import { describe, expect, it } from 'vitest';
import { proofPath } from './proof-path.js';

describe('the way to prove an account at a university', () => {
  it('says that it is for a link, in which language, and leads back to its confirmation', () => {
    const path = new URL(proofPath('https://idp.example/saml?a=b&c', 'sv'), 'https://luotsi.example');
    expect(path.pathname).toBe('/auth/saml/login');
    expect(Object.fromEntries(path.searchParams)).toEqual({
      idp: 'https://idp.example/saml?a=b&c',
      link: '1',
      returnTo: '/sv/account/link',
      ui_locales: 'sv',
    });
  });
});
