import { describe, expect, it } from '@jest/globals';
import { EPPN_RESTS, type KnownKey, type PresentedIdentifiers, resolveAccount } from './account-key.js';

const NOW = new Date('2026-02-03T10:00:00Z');
const resolve = (presented: PresentedIdentifiers, known: readonly KnownKey[]) => resolveAccount(presented, known, NOW);

const eppn = (personId: string, key: string, qualifier: string | null = null): KnownKey => ({
  id: `${personId}-eppn`,
  personId,
  keyType: 'eppn',
  key,
  qualifier,
  lastUsedAt: NOW,
});
const subject = (personId: string, key: string): KnownKey => ({
  id: `${personId}-subject`,
  personId,
  keyType: 'subject-id',
  key,
  qualifier: null,
  lastUsedAt: NOW,
});

describe('the account behind a sign-in', () => {
  it('is new for identifiers that nobody has', () => {
    expect(resolve({ eppn: 'amara@metropolia.fi' }, [])).toEqual({ kind: 'new', retire: [] });
  });

  it('is found by the strongest identifier, whatever the case of the letters', () => {
    const found = resolve({ subjectId: 'S1@metropolia.fi', eppn: 'changed@metropolia.fi' }, [
      subject('amara', 's1@metropolia.fi'),
    ]);
    expect(found).toMatchObject({ kind: 'known', personId: 'amara', add: ['eppn'] });
  });

  it('is found by an eppn that staff entered before the first sign-in, and remembers the time stamp', () => {
    const found = resolve({ subjectId: 's9@metropolia.fi', eppn: 'coord@metropolia.fi', eppnTimestamp: '2019' }, [
      eppn('coord', 'coord@metropolia.fi'),
    ]);
    expect(found).toMatchObject({ kind: 'known', personId: 'coord', add: ['subject-id'], requalify: ['coord-eppn'] });
  });

  it('is another one when the eppn carries another time stamp: the name was given to somebody else', () => {
    const found = resolve({ eppn: 'a@laurea.fi', eppnTimestamp: '2026' }, [eppn('old', 'a@laurea.fi', '2019')]);
    expect(found).toEqual({ kind: 'new', retire: ['old-eppn'] });
  });

  it('is another one when the eppn comes with a subject-id that its owner does not have', () => {
    const known = [eppn('old', 'a@metropolia.fi'), subject('old', 's1@metropolia.fi')];
    expect(resolve({ subjectId: 's2@metropolia.fi', eppn: 'a@metropolia.fi' }, known)).toEqual({
      kind: 'new',
      retire: ['old-eppn'],
    });
  });

  describe('for an eppn that was not seen for 24 months', () => {
    const ago = (milliseconds: number) => new Date(NOW.getTime() - milliseconds);
    const late = { ...eppn('old', 'a@laurea.fi'), lastUsedAt: ago(EPPN_RESTS + 1) };

    it('is another one: the name may have been given to somebody else', () => {
      expect(resolve({ eppn: 'a@laurea.fi' }, [late])).toEqual({ kind: 'new', retire: ['old-eppn'] });
      expect(resolve({ eppn: 'a@laurea.fi', eppnTimestamp: '2019' }, [late])).toMatchObject({ kind: 'new' });
      expect(resolve({ eppn: 'a@laurea.fi' }, [{ ...late, qualifier: '2019' }])).toMatchObject({ kind: 'new' });
      expect(resolve({ subjectId: 's1@laurea.fi', eppn: 'a@laurea.fi' }, [late])).toMatchObject({ kind: 'new' });
    });

    it('is the same on the very last day', () => {
      expect(resolve({ eppn: 'a@laurea.fi' }, [{ ...late, lastUsedAt: ago(EPPN_RESTS) }])).toMatchObject({
        kind: 'known',
        personId: 'old',
      });
    });

    it('is the same when the time stamp says so, or the subject-id', () => {
      const stamped = { ...late, qualifier: '2019' };
      expect(resolve({ eppn: 'a@laurea.fi', eppnTimestamp: '2019' }, [stamped])).toMatchObject({ personId: 'old' });
      const named = { ...subject('old', 's1@laurea.fi'), lastUsedAt: ago(EPPN_RESTS + 1) };
      expect(resolve({ subjectId: 's1@laurea.fi', eppn: 'a@laurea.fi' }, [named, late])).toMatchObject({
        kind: 'known',
        personId: 'old',
        retire: [],
      });
    });
  });
});
