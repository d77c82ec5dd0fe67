import { describe, expect, it } from '@jest/globals';
import { readSettings, refuseUnlessLoopback } from './settings.js';

describe('settings of the demo identity provider', () => {
  it('needs none on a fresh machine', () => {
    expect(readSettings({})).toEqual({ port: 0, publicUrl: 'http://localhost:3000', dataDir: '.luotsi' });
  });

  it('takes what it is given and drops the slash at the end of the address', () => {
    const env = { DEMO_IDP_PORT: '4010', LUOTSI_PUBLIC_URL: 'http://localhost:3100/', LUOTSI_DATA_DIR: 'elsewhere' };
    expect(readSettings({ ...env, LUOTSI_ENV: 'local' })).toEqual({
      port: 4010,
      publicUrl: 'http://localhost:3100',
      dataDir: 'elsewhere',
    });
  });

  it.each(['production', 'Production', 'staging'])('refuses to start in %s', (environment) => {
    expect(() => readSettings({ LUOTSI_ENV: environment })).toThrow('starts only with LUOTSI_ENV=local');
  });

  it.each([
    [{ DEMO_IDP_PORT: '70000' }, 'DEMO_IDP_PORT'],
    [{ DEMO_IDP_PORT: 'http' }, 'DEMO_IDP_PORT'],
    [{ LUOTSI_PUBLIC_URL: 'localhost' }, 'LUOTSI_PUBLIC_URL'],
    [{ LUOTSI_PUBLIC_URL: 'javascript:alert(1)' }, 'LUOTSI_PUBLIC_URL'],
  ])('names the setting that is wrong: %j', (env, name) => {
    expect(() => readSettings(env)).toThrow(name);
  });

  it.each(['0.0.0.0', '192.168.1.10', '::', 'localhost.example', '127.0.0.1.example'])(
    'refuses to listen on %s',
    (host) => {
      expect(() => refuseUnlessLoopback(host)).toThrow('loopback');
    },
  );

  it('listens on loopback', () => {
    expect(() => refuseUnlessLoopback('127.0.0.1')).not.toThrow();
    expect(() => refuseUnlessLoopback('::1')).not.toThrow();
  });
});
