import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { putInSwitches, without } from './hostile/switches.js';
import type { SamlHouse } from './saml-support.js';

// Only after the switches are in may anything of the house be imported.
const switches = await putInSwitches();
const { openSamlHouse } = await import('./saml-support.js');
const { KINDS } = await import('./hostile/catalogue.js');
const { begun, outcomeOf } = await import('./hostile/judge.js');
const { CHECKS } = await import('./hostile/checks.js');

type Variant = Awaited<typeof import('./hostile/catalogue.js')>['VARIANTS'][number];
type CheckName = Variant['checks'][number];

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(async () => {
  await house.close();
  await switches.remove();
});

async function outcome(variant: Variant, off: readonly CheckName[]): Promise<string> {
  const attempt = await begun(house, variant);
  return without(off, () => outcomeOf(attempt));
}

const guarded = KINDS.map(([kind, variants]): [string, [string, string, string, Variant][]] => [
  kind,
  variants
    .filter(({ checks }) => checks.length > 0)
    .map((variant) => [variant.name, variant.verdict, variant.without, variant]),
]);

describe.each(guarded)('without the check that stands in its way, %s', (_kind, rows) => {
  it.each(rows)('%s, is no longer “%s” but “%s”', async (_name, verdict, then, variant) => {
    expect(then).not.toBe(verdict);
    // All in place but this one: each of several checks stands for itself.
    for (const check of variant.checks.length > 1 ? variant.checks : [])
      expect({ off: check, is: (await outcome(variant, [check])) === then }).toEqual({ off: check, is: false });
    expect(await outcome(variant, variant.checks)).toBe(then);
  });
});

describe('the checks', () => {
  const used = new Set(KINDS.flatMap(([, variants]) => variants.flatMap(({ checks }) => checks)));

  it('are each shown by a variant', () => {
    expect(Object.keys(CHECKS).filter((name) => !used.has(name as CheckName))).toEqual([]);
  });

  it('are named by every variant that is refused', () => {
    const unnamed = KINDS.flatMap(([, variants]) => variants).filter((one) => one.isRefused && one.checks.length === 0);
    expect(unnamed.map(({ name }) => name)).toEqual([]);
  });

  it('change nothing while they are on', async () => {
    const variants = KINDS.flatMap(([, all]) => all);
    const wrong: string[] = [];
    for (const variant of variants) if ((await outcome(variant, [])) !== variant.verdict) wrong.push(variant.name);
    expect(wrong).toEqual([]);
  });
});
