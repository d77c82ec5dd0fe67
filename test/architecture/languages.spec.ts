import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

const sources = readdirSync('libs', { recursive: true, encoding: 'utf8' })
  .filter((file) => /\/src\/.*\.ts$/.test(file) && !file.endsWith('.spec.ts'))
  .map((file) => join('libs', file));

describe('names that staff read', () => {
  it('are chosen in one place, by the reader’s language, and nowhere in SQL by a fixed one', () => {
    expect(sources.length).toBeGreaterThan(300);
    const fixed = sources.filter((file) => /coalesce\([^,()]*->>'fi'/.test(readFileSync(file, 'utf8')));
    expect(fixed).toEqual([]);
  });
});
