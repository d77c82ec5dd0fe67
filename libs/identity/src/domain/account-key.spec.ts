import { describe, expect, it } from '@jest/globals';
import { type KnownKey, resolveAccount } from './account-key.js';

const eppn = (personId: string, key: string, qualifier: string | null = null): KnownKey => ({
  id: `${personId}-eppn`,
  personId,
  keyType: 'eppn',
  key,
  qualifier,
});
const subject = (personId: string, key: string): KnownKey => ({
  id: `${personId}-subject`,
  personId,
  keyType: 'subject-id',
  key,
  qualifier: null,
});

describe('the account behind a sign-in', () => {
  it('is new for identifiers that nobody has', () => {
    expect(resolveAccount({ eppn: 'amara@metropolia.fi' }, [])).toEqual({ kind: 'new', retire: [] });
  });

  it('is found by the strongest identifier, whatever the case of the letters', () => {
    const found = resolveAccount({ subjectId: 'S1@metropolia.fi', eppn: 'changed@metropolia.fi' }, [
      subject('amara', 's1@metropolia.fi'),
    ]);
    expect(found).toMatchObject({ kind: 'known', personId: 'amara', add: ['eppn'] });
  });

  it('is found by an eppn that staff entered before the first sign-in, and remembers the time stamp', () => {
    const found = resolveAccount(
      { subjectId: 's9@metropolia.fi', eppn: 'coord@metropolia.fi', eppnTimestamp: '2019' },
      [eppn('coord', 'coord@metropolia.fi')],
    );
    expect(found).toMatchObject({ kind: 'known', personId: 'coord', add: ['subject-id'], requalify: ['coord-eppn'] });
  });

  it('is another one when the eppn carries another time stamp: the name was given to somebody else', () => {
    const found = resolveAccount({ eppn: 'a@laurea.fi', eppnTimestamp: '2026' }, [eppn('old', 'a@laurea.fi', '2019')]);
    expect(found).toEqual({ kind: 'new', retire: ['old-eppn'] });
  });

  it('is another one when the eppn comes with a subject-id that its owner does not have', () => {
    const known = [eppn('old', 'a@metropolia.fi'), subject('old', 's1@metropolia.fi')];
    expect(resolveAccount({ subjectId: 's2@metropolia.fi', eppn: 'a@metropolia.fi' }, known)).toEqual({
      kind: 'new',
      retire: ['old-eppn'],
    });
  });
});
