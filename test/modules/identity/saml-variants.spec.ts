import { afterAll, beforeAll, describe, expect, it } from '@jest/globals';
import { KINDS, VARIANTS } from './hostile/catalogue.js';
import { begun, outcomeOf } from './hostile/judge.js';
import type { Variant } from './hostile/variant.js';
import { expectRefused, openSamlHouse, type Refusal, type SamlHouse } from './saml-support.js';

let house: SamlHouse;
beforeAll(async () => {
  house = await openSamlHouse();
});
afterAll(() => house.close());

/** What the person is told, by the reason. */
const TOLD: Readonly<Record<string, Refusal>> = {
  'identity.saml-not-asked': { status: 410, text: 'saml-not-asked' },
  'identity.saml-incomplete': { text: 'saml-incomplete' },
  'identity.too-many-answers': { status: 429, text: 'too-many-answers' },
  'identity.too-many-sign-ins': { status: 429, text: 'too-many-sign-ins' },
  'answers no logout of ours': { text: 'logout-unconfirmed' },
};

describe.each(KINDS)('%s', (kind, variants) => {
  const refusals = variants.filter(({ isRefused }) => isRefused);
  const others = variants.filter(({ isRefused }) => !isRefused);
  const text = kind === 'a message about logout that' ? 'logout-refused' : undefined;

  if (refusals.length > 0)
    it.each(refusals.map((variant): [string, string, Variant] => [variant.name, variant.verdict, variant]))(
      '%s, is refused: %s',
      async (_name, reason, variant) => {
        const { to, send, intact } = await begun(house, variant);
        await expectRefused(to, send, { ...(text && { text }), ...TOLD[reason], reason });
        expect(await intact?.()).not.toBe(false);
      },
    );

  if (others.length > 0)
    it.each(others.map((variant): [string, string, Variant] => [variant.name, variant.verdict, variant]))(
      '%s, is taken: %s',
      async (_name, verdict, variant) => {
        expect(await outcomeOf(await begun(house, variant))).toBe(verdict);
      },
    );
});

describe('the variants', () => {
  it('are more than a hundred, each with a name of its own', () => {
    const names = KINDS.flatMap(([kind, variants]) => variants.map(({ name }) => `${kind} ${name}`));
    expect(new Set(names).size).toBe(names.length);
    expect(VARIANTS.filter(({ isRefused }) => isRefused).length).toBeGreaterThan(150);
    expect(VARIANTS.filter(({ isRefused }) => !isRefused).length).toBeGreaterThan(40);
  });
});
