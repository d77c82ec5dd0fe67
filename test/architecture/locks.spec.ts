import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const sources = ['libs', 'apps'].flatMap((folder) =>
  readdirSync(folder, { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.ts') && !file.includes('node_modules') && !file.endsWith('.spec.ts'))
    .map((file) => join(folder, file)),
);

describe('locks of the whole house', () => {
  it('have a number each: two of one number would wait for each other', () => {
    const numbers = sources.flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/const \w+_LOCK = ([\d_]+);/g)].map(([, number = '']) => number),
    );
    expect(numbers.length).toBeGreaterThan(2);
    expect(numbers.filter((number, place) => numbers.indexOf(number) !== place)).toEqual([]);
  });
});
