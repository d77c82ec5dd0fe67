import { describe, expect, it } from 'vitest';
import type { SignInWay } from '../../api/types.js';
import { endsWithStudies } from './ends-with-studies.js';

const way = (kind: SignInWay['kind']) => ({ kind }) as SignInWay;

describe('an account', () => {
  it('ends with the studies when only universities open it', () => {
    expect(endsWithStudies({ ways: [way('university'), way('university')], mayAdd: true })).toBe(true);
  });

  it('does not when an address opens it as well', () => {
    expect(endsWithStudies({ ways: [way('university'), way('address')], mayAdd: true })).toBe(false);
    expect(endsWithStudies({ ways: [way('address')], mayAdd: true })).toBe(false);
  });

  it('is not said to when its owner may add no other way, as staff may not', () => {
    expect(endsWithStudies({ ways: [way('university')], mayAdd: false })).toBe(false);
  });
});
