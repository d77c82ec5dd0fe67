import { describe, expect, it } from '@jest/globals';
import { canonicalJson, sha256 } from './canonical-json.js';

describe('canonical JSON', () => {
  it('does not depend on the order in which keys were set', () => {
    expect(canonicalJson({ b: [1, { z: null, a: 'ä' }], a: true })).toBe('{"a":true,"b":[1,{"a":"ä","z":null}]}');
    expect(canonicalJson({ a: true, b: [1, { a: 'ä', z: null }] })).toBe(
      canonicalJson({ b: [1, { z: null, a: 'ä' }], a: true }),
    );
  });

  it('is hashed as UTF-8', () => {
    // printf '"ä"' | sha256sum
    expect(sha256(canonicalJson('ä'))).toBe('1e5f2b0a7756f4b45eed5d71769ae579e023f70efba74bd855057914c7e16d40');
  });
});
