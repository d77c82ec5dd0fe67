import { describe, expect, it } from 'vitest';
import { isPortalPath, loginPath, safeReturnPath } from './login-path.js';

describe('the way back after signing in', () => {
  it('keeps page and search', () => {
    expect(loginPath({ pathname: '/sv/events/1', search: '?a=b' })).toBe(
      '/sv/login?returnTo=%2Fsv%2Fevents%2F1%3Fa%3Db',
    );
  });

  it('never leaves this site', () => {
    for (const wanted of [
      '//evil.example',
      '/\\evil.example',
      'https://evil.example',
      'javascript:alert(1)',
      'https://localhost@evil.example/',
      '/x@evil.example',
      '/.//evil.example',
      '/en/..//evil.example',
      '/%2e//evil.example',
      '/\tevil',
      '/fi\r\nSet-Cookie: x=1',
      `/${'a'.repeat(100_000)}`,
      '/a b',
      '',
      null,
    ]) {
      expect(safeReturnPath(wanted, '/en/home')).toBe('/en/home');
    }
    expect(safeReturnPath('/fi/events?q=cv', '/en/home')).toBe('/fi/events?q=cv');
  });

  it('tells the pages of the portal from other programs of the host', () => {
    expect(isPortalPath('/fi/home?x=1')).toBe(true);
    expect(isPortalPath('/admin/pages')).toBe(false);
  });
});
