import type { CatalogueCommand } from '#identity';
import { PlatformError } from '#platform';
import { DomainError, helsinkiInstant, type InputFault } from '#platform/kernel';

type Input = NonNullable<CatalogueCommand['inputs']>[number];

const LONGEST_TEXT = 10_000;
const DAY = /^\d{4}-\d{2}-\d{2}$/;
const WALL_CLOCK = /^(\d{4}-\d{2}-\d{2})T(\d{2}:\d{2})$/;

/** The fault's code, or the value as the command gets it. */
function check(input: Input, text: string): { readonly fault: string } | { readonly value: string } {
  if (text === '') return input.required ? { fault: 'invalid_type' } : { value: '' };
  if (text.length > LONGEST_TEXT) return { fault: 'invalid_format' };
  if (input.type === 'number' && !Number.isFinite(Number(text))) return { fault: 'invalid_format' };
  if (input.type === 'choice' && !input.values?.includes(text)) return { fault: 'invalid_value' };
  if (input.type === 'date' && !DAY.test(text)) return { fault: 'invalid_format' };
  if (input.type !== 'instant') return { value: text };
  const [, date, time] = WALL_CLOCK.exec(text) ?? [];
  return date && time ? { value: helsinkiInstant(date, time).toISOString() } : { fault: 'invalid_format' };
}

/**
 * What staff entered, checked against what the command asks for. Days and hours are Helsinki's, as the form shows them.
 * @throws platform.invalid-input with a pointer for every faulty input
 */
export function parseInputs(inputs: readonly Input[], body: unknown): Record<string, string> {
  const given: Record<string, unknown> = typeof body === 'object' && body !== null ? { ...body } : {};
  const faults: InputFault[] = Object.keys(given)
    .filter((name) => !inputs.some((input) => input.name === name))
    .map((name) => ({ pointer: `/input/${name.slice(0, 60)}`, code: 'unrecognized_keys' }));
  const values: Record<string, string> = {};
  for (const input of inputs) {
    const raw = given[input.name] ?? '';
    const checked = typeof raw === 'string' ? check(input, raw.trim()) : { fault: 'invalid_type' };
    if ('fault' in checked) faults.push({ pointer: `/input/${input.name}`, code: checked.fault });
    else if (checked.value !== '') values[input.name] = checked.value;
  }
  if (faults.length > 0) throw new DomainError(PlatformError.invalidInput, {}, faults);
  return values;
}
