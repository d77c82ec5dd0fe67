import { describe, expect, it } from '@jest/globals';
import { type LiveSignIn, waysOf } from './sign-in-ways.js';

const key = (id: string, more: Partial<LiveSignIn>): LiveSignIn => ({
  id,
  kind: 'saml',
  provider: 'https://idp.example/one',
  key: id,
  lastUsedAt: null,
  ...more,
});
const at = (day: number) => new Date(Date.UTC(2026, 1, day));

describe('the ways to sign in', () => {
  it('are one for all that a university calls somebody, named by the oldest, as old as the last use of any', () => {
    const [way, ...more] = waysOf([
      key('2', { lastUsedAt: at(3) }),
      key('1', { lastUsedAt: at(2) }),
      key('3', { lastUsedAt: null }),
    ]);
    expect(more).toEqual([]);
    expect(way).toMatchObject({ id: '1', kind: 'university', address: null, lastUsedAt: at(3) });
    expect(way?.signInIds).toEqual(['1', '2', '3']);
  });

  it('are one for each university and one for each address', () => {
    const address = { kind: 'email', provider: 'email' } as const;
    const ways = waysOf([
      key('1', {}),
      key('2', { provider: 'https://idp.example/two' }),
      key('3', { ...address, key: 'a@example.fi' }),
      key('4', { ...address, key: 'b@example.fi' }),
    ]);
    expect(ways.map(({ id, address: shown }) => [id, shown])).toEqual([
      ['1', null],
      ['2', null],
      ['3', 'a@example.fi'],
      ['4', 'b@example.fi'],
    ]);
  });

  it('are none without a key', () => {
    expect(waysOf([])).toEqual([]);
  });
});
