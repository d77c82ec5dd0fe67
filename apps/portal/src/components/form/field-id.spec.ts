import { describe, expect, it } from 'vitest';
import { faultAt, faultExactlyAt, fieldId } from './field-id.js';

const faults = [
  { pointer: '/wishes/3', code: 'invalid_value', detail: 'Choose one of the given values.' },
  { pointer: '/languages/1/level', code: 'invalid_value', detail: 'Choose one of the given values.' },
];

describe('faults of a form', () => {
  it('find the field that a JSON pointer names', () => {
    expect(fieldId('/languages/1/level')).toBe('languages-1-level');
  });

  it('belong to the group around the answer', () => {
    expect(faultAt(faults, '/wishes')?.pointer).toBe('/wishes/3');
    expect(faultAt(faults, '/wish')).toBeUndefined();
  });

  it('stay with the part where the group shows its parts one by one', () => {
    expect(faultExactlyAt(faults, '/languages')).toBeUndefined();
    expect(faultExactlyAt(faults, '/languages/1/level')).toBeDefined();
  });
});
