import { describe, expect, it } from 'vitest';
import { addressOf, isNarrowed, searchOf } from './mentor-search.js';

describe('the search for a mentor in the address', () => {
  it('comes back as it was written', () => {
    const search = { cohort: 'c', language: 'fi', field: '06', mode: 'remote', q: 'cloud work', page: 2 } as const;
    expect(searchOf(new URLSearchParams(addressOf(search).split('?')[1]), 'c')).toEqual(search);
  });

  it('leaves out what makes no sense', () => {
    expect(searchOf(new URLSearchParams('mode=letter&page=-3&q=%20&topic='), 'c')).toEqual({ cohort: 'c' });
  });

  it('is narrowed by a choice or a word, not by the round or the page', () => {
    expect(isNarrowed({ cohort: 'c', page: 3 })).toBe(false);
    expect(isNarrowed({ cohort: 'c', topic: 'sales' })).toBe(true);
  });
});
