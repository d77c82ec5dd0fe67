import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#platform/kernel';
import { parseInputs } from './parse-inputs.js';

const INPUTS = [
  { name: 'reason', type: 'choice', values: ['full', 'late'], required: true },
  { name: 'day', type: 'date', required: false },
  { name: 'until', type: 'instant', required: false },
  { name: 'seats', type: 'number', required: false },
] as const;

function faultsOf(body: unknown): unknown {
  try {
    parseInputs(INPUTS, body);
    return undefined;
  } catch (thrown) {
    return thrown instanceof DomainError ? thrown.faults.map(({ pointer, code }) => `${pointer} ${code}`) : thrown;
  }
}

describe('inputs of a command', () => {
  it('read an hour as the clocks in Helsinki show it', () => {
    expect(parseInputs(INPUTS, { reason: ' late ', until: '2026-12-24T12:30' })).toEqual({
      reason: 'late',
      until: '2026-12-24T10:30:00.000Z',
    });
  });

  it('keep a day as it is, and take nothing else for one', () => {
    expect(parseInputs(INPUTS, { reason: 'late', day: '2026-12-24' })).toEqual({ reason: 'late', day: '2026-12-24' });
    expect(faultsOf({ reason: 'late', day: '24.12.2026' })).toEqual(['/input/day invalid_format']);
  });

  it('leave out what was left empty', () => {
    expect(parseInputs(INPUTS, { reason: 'full', until: '', seats: '' })).toEqual({ reason: 'full' });
  });

  it('name every fault by its place', () => {
    expect(faultsOf({ reason: 'other', until: 'soon', seats: 'many', extra: '1' })).toEqual([
      '/input/extra unrecognized_keys',
      '/input/reason invalid_value',
      '/input/until invalid_format',
      '/input/seats invalid_format',
    ]);
    expect(faultsOf(undefined)).toEqual(['/input/reason invalid_type']);
    expect(faultsOf({ reason: { $ne: 1 } })).toEqual(['/input/reason invalid_type']);
  });
});
