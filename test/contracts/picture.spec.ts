import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from '@jest/globals';

describe('the picture of the house', () => {
  it('is the one that the table of borders draws', async () => {
    const { drawHouse } = (await import(join(process.cwd(), 'config/scripts/draw-house.mjs'))) as {
      drawHouse(): string;
    };
    expect(readFileSync('config/house.svg', 'utf8')).toBe(drawHouse());
  });
});
