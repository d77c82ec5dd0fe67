import { mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { makeCredentials } from '#platform/kernel';
import { providerOf } from '../providers.js';
import { credentialsOf } from './key-store.js';

const now = new Date('2026-09-01T08:00:00.000Z');
let dataDir: string;

beforeAll(async () => {
  dataDir = await mkdtemp(join(tmpdir(), 'demo-idp-keys-'));
});

afterAll(async () => {
  await rm(dataDir, { recursive: true });
});

describe('the store of keys', () => {
  const provider = providerOf('laurea');

  it('makes keys once and gives the same ones after a restart', async () => {
    const first = await credentialsOf(provider, dataDir, now);
    expect(await credentialsOf(provider, dataDir, new Date('2027-01-01'))).toEqual(first);
    expect(await readdir(join(dataDir, 'demo-idp'))).toEqual(['laurea.json']);
  });

  it('lets nobody else read them', async () => {
    expect((await stat(join(dataDir, 'demo-idp', 'laurea.json'))).mode & 0o777).toBe(0o600);
    expect((await stat(join(dataDir, 'demo-idp'))).mode & 0o777).toBe(0o700);
  });

  it('says what to do about a broken file and does not replace it by itself', async () => {
    const path = join(dataDir, 'demo-idp', 'laurea.json');
    await writeFile(path, '{"privateKey":');
    await expect(credentialsOf(provider, dataDir, now)).rejects.toThrow('Delete it');
    expect(await readFile(path, 'utf8')).toBe('{"privateKey":');
  });

  it('refuses a certificate that belongs to another key', async () => {
    const [one, other] = [await makeCredentials('a.example', now), await makeCredentials('b.example', now)];
    const path = join(dataDir, 'demo-idp', 'laurea.json');
    await writeFile(path, JSON.stringify({ privateKey: one.privateKey, certificate: other.certificate }));
    await expect(credentialsOf(provider, dataDir, now)).rejects.toThrow('is not a file of keys');
  });
});
