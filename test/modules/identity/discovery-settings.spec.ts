import { describe, expect, it } from '@jest/globals';
import { type EnvError, loadEnv } from '#config/env';
import { Browser } from '../../support/browser.js';
import { openSamlHouse } from './saml-support.js';

const DEEP = `?returnTo=${encodeURIComponent('/sv/proposals?tab=why&page=2')}`;

describe('without a discovery service', () => {
  it('the way there leads to our own list, and neither list nor metadata mention one', async () => {
    const plain = await openSamlHouse();
    const browser = new Browser(plain);
    const begun = await browser.get(`/auth/discovery${DEEP}`);
    expect(begun.headers.get('location')).toBe(`/sv/login${DEEP}`);
    expect(browser.cookies.size).toBe(0);
    expect(await (await browser.get('/api/v1/auth/idps')).json()).toMatchObject({ discovery: false, support: null });
    expect(await (await browser.get('/auth/saml/metadata')).text()).not.toContain('Discovery');
    await plain.close();
  });
});

describe('the address of the discovery service', () => {
  const faultsOf = (DISCOVERY_URL: string, LUOTSI_ENV = 'local'): readonly string[] => {
    try {
      loadEnv({ DISCOVERY_URL, LUOTSI_ENV, DATABASE_URL: 'postgres://x', LUOTSI_SECRET_KEY: 'none' });
      return [];
    } catch (error) {
      return (error as EnvError).faults.filter((fault) => fault.startsWith('DISCOVERY_URL'));
    }
  };

  it.each([
    'https://ds.haka.example/ds?feed=haka',
    'http://localhost:1/ds',
    'http://127.0.0.1/',
    'http://[::1]:8/',
    '',
  ])('may be %j', (address) => {
    expect(faultsOf(address)).toEqual([]);
  });

  it.each([
    ['http://ds.haka.example/', 'local'],
    ['http://127.0.0.1.evil.example/', 'local'],
    ['http://localhost@evil.example/', 'local'],
    ['http://localhost:1/ds', 'production'],
    ['javascript:alert(1)', 'local'],
    ['//ds.haka.example', 'local'],
  ])('is not %j in %s', (address, kind) => {
    expect(faultsOf(address, kind)).toHaveLength(1);
  });
});
