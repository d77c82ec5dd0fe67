import { describe, expect, it } from 'vitest';
import { eurosIn, moneyFaults, remembered, sharesOf } from './money.js';

const partner = (organisationId: string, amount: number | null = null) => ({ organisationId, name: '', amount });

describe('amounts of money in a form', () => {
  it('are whole euros, written as in any of the three languages', () => {
    const texts = ['12000', '12 000', '12\u00a0000 €', '12,000', '12.000', '', ' '];
    expect(texts.map(eurosIn)).toEqual([12_000, 12_000, 12_000, 12_000, 12_000, 0, 0]);
  });

  it('are refused when they are anything else', () => {
    expect(['12,5', '12.50', '-3', 'a lot', '1e6', '1 2'].map(eurosIn)).toEqual(Array(6).fill(undefined));
    const faults = moneyFaults([partner('m'), partner('l')], { m: '12,5', l: '2000000000' });
    expect(faults).toEqual([
      { pointer: '/settings/money/m', fault: 'invalid' },
      { pointer: '/settings/money/l', fault: 'tooMuch' },
    ]);
  });

  it('are those of the last run until somebody writes others', () => {
    const partners = [partner('m', 1000), partner('l', 3000), partner('x')];
    const written = remembered(partners, { l: '' });
    expect(written).toEqual({ m: '1000', l: '' });
    expect(sharesOf(partners, written)).toEqual([{ organisationId: 'm', share: 1000 }]);
    expect(moneyFaults(partners, written)).toEqual([]);
    expect(moneyFaults(partners, { l: '0' })).toEqual([{ pointer: '/settings/money/m', fault: 'missing' }]);
  });
});
