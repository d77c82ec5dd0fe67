import { describe, expect, it } from '@jest/globals';
import { z } from 'zod';
import { DomainError } from '#platform/kernel';
import { reasonOf, traceOf } from './error-words.js';

function thrownBy(work: () => unknown): unknown {
  try {
    work();
  } catch (error) {
    return error;
  }
  throw new Error('nothing was thrown');
}

const duplicate = Object.assign(new Error('duplicate key value violates unique constraint "contact_address_key"'), {
  code: '23505',
  detail: 'Key (address_key)=(maija@example.org) already exists.',
  schema: 'identity',
  table: 'contact_address',
  constraint: 'contact_address_key',
});

describe('the reason of an error', () => {
  it.each([
    ['a rule of the database', duplicate, 'sql-23505 identity.contact_address contact_address_key'],
    ['a value of the wrong type', Object.assign(new Error('invalid uuid: "Maija"'), { code: '22P02' }), 'sql-22P02'],
    ['text that is no JSON', thrownBy(() => JSON.parse('Maija')), 'SyntaxError'],
    ['a rule of ours', new DomainError({ code: 'matching.run-is-live', kind: 'conflict' }), 'matching.run-is-live'],
    ['a server that is away', new Error('connect ECONNREFUSED 127.0.0.1:1'), 'connect ECONNREFUSED 127.0.0.1:1'],
    ['a mail server', new Error('550 5.1.1 <maija@example.org>: unknown'), '550 5.1.1 … unknown'],
    ['a quotation', new Error(`no such person: "Maija Meikäläinen" or 'Bo Ek'`), 'no such person: … or …'],
    [
      'a word with an apostrophe',
      new Error(`Can't read the row of 'Liam O'Brien', it's gone`),
      `Can't read the row of …, it's gone`,
    ],
    ['a quotation that was cut off', new Error(`near 'Maija Meik`), 'near …'],
    ['nothing in words', new TypeError(''), 'TypeError'],
    ['something that is no error', 'maija@example.org', '…'],
  ])('tells of %s nothing that people wrote', (_what, error, told) => {
    expect(reasonOf(error)).toBe(told);
  });

  it('tells of refused input the place, and no key that somebody gave', () => {
    const shape = z.object({ ids: z.array(z.uuid()), notes: z.record(z.string(), z.number()) });
    const error = thrownBy(() => shape.parse({ ids: ['maija'], notes: { 'maija@example.org': 'x' } }));
    expect(reasonOf(error)).toBe('ZodError invalid_format at /ids/0, invalid_type at /notes/…');
  });

  it('is never longer than what is stored', () => {
    expect(reasonOf(new Error('x'.repeat(2000)))).toHaveLength(500);
  });

  it('stands before the lines of code, which are kept', () => {
    const [first, ...lines] = traceOf(duplicate).split('\n');
    expect(first).toBe('sql-23505 identity.contact_address contact_address_key');
    expect(lines.length).toBeGreaterThan(0);
    expect(lines.every((line) => /^\s+at /.test(line))).toBe(true);
  });
});
