import { readdir, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
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

const seen = new Set<string>();
async function outcome(variant: Variant, off: readonly CheckName[]): Promise<string> {
  const told = await without(off, async () => outcomeOf(await begun(house, variant)));
  for (const reason of [told, variant.verdict]) seen.add(reason);
  return told;
}

const SAML = fileURLToPath(new URL('../../../libs/identity/src/saml', import.meta.url));
/** No message can bring these about: they say that the guards before them were not there. */
const OUT_OF_REACH = ['no exchange', 'no signed assertion'];

/** Every reason that the sources can give, as a pattern where it is put together. */
async function reasons(): Promise<RegExp[]> {
  const names = (await readdir(SAML)).filter((name) => !name.endsWith('.spec.ts'));
  const sources = await Promise.all(names.map((name) => readFile(join(SAML, name), 'utf8')));
  const said = sources.flatMap((source) => [
    ...[...source.matchAll(/(?:refuse|SamlRefusal)\(\s*(['`])(.*?)\1/g)].map(([, , reason = '']) => reason),
    ...[...source.matchAll(/demand\([^;]*?,\s*(['`])([^'`]*)\1,?\s*\);/g)].map(([, , reason = '']) => reason),
  ]);
  return [...new Set(said)]
    .filter((reason) => !OUT_OF_REACH.includes(reason))
    .map((reason) => new RegExp(`^${reason.replace(/\$\{\w+\}/g, '\\w+')}$`));
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

describe('with every check in its place', () => {
  const honest = KINDS.flatMap(([kind, variants]) =>
    variants.filter(({ checks }) => checks.length === 0).map((one): [string, string, Variant] => [kind, one.name, one]),
  );

  it.each(honest)('%s %s, is taken', async (_kind, _name, variant) => {
    expect(await outcome(variant, [])).toBe(variant.verdict);
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

  it('were each seen to give their reason', async () => {
    const all = await reasons();
    expect(all.length).toBeGreaterThan(60);
    expect(all.filter((reason) => ![...seen].some((one) => reason.test(one)))).toEqual([]);
  });
});
