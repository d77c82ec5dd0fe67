import { describe, expect, it } from '@jest/globals';
import { DomainError } from '#platform/kernel';
import { parseInputs } from './parse-inputs.js';

const INPUTS = [
  { name: 'reason', type: 'choice', values: ['full', 'late'], required: true },
  { name: 'day', type: 'date', required: false },
  { name: 'until', type: 'instant', required: false },
  { name: 'seats', type: 'number', required: false },
  { name: 'from', type: 'date', required: false },
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

  it('take a day only if the calendar has it', () => {
    expect(parseInputs(INPUTS, { reason: 'full', from: '2028-02-29' })).toEqual({ reason: 'full', from: '2028-02-29' });
    for (const from of ['2026-02-29', '2026-13-01', '1.2.2026', '2026-2-1'])
      expect(faultsOf({ reason: 'full', from })).toEqual(['/input/from invalid_format']);
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
    for (const until of ['2026-02-30T10:00', '2026-13-01T10:00', '2026-05-05T24:00', '2026-05-05T10:75'])
      expect(faultsOf({ reason: 'late', until })).toEqual(['/input/until invalid_format']);
    for (const reason of ['late\u0000', 'late\ud800'])
      expect(faultsOf({ reason })).toEqual(['/input/reason unreadable_text']);
    for (const input of ['text', 5, null, []]) expect(faultsOf(input)).toEqual(['/input invalid_type']);
    expect(faultsOf(undefined)).toEqual(['/input/reason invalid_type']);
    expect(faultsOf({ reason: { $ne: 1 } })).toEqual(['/input/reason invalid_type']);
  });
});
