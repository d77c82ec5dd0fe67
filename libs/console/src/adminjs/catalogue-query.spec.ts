import { describe, expect, it } from '@jest/globals';
import type { Catalogue } from '#identity';
import { filterOf, OWN_ORDER, queryOf } from './catalogue-query.js';

const catalogue = {
  fields: [
    { name: 'name', type: 'text', filterable: true, sortable: true },
    { name: 'state', type: 'choice', values: ['open', 'shut'], filterable: true },
    { name: 'note', type: 'text' },
  ],
} as unknown as Catalogue;
const filters = (values: Record<string, unknown>) => ({
  filters: Object.fromEntries(Object.entries(values).map(([name, value]) => [name, { value }])),
});

describe('a query from AdminJS', () => {
  it('becomes a filter of the catalogue, without what was left empty', () => {
    expect(filterOf(catalogue, filters({ name: 'an', state: '' }))).toEqual({ name: 'an' });
  });

  it('refuses what cannot be filtered by, and values that a field cannot have', () => {
    for (const wanted of [
      { note: 'x' },
      { nothing: 'x' },
      { constructor: 'x' },
      { state: 'ajar' },
      { name: { from: '1' } },
    ]) {
      expect(() => filterOf(catalogue, filters(wanted))).toThrow('console.unknown-filter');
    }
  });

  it('keeps the catalogue’s own order when none was asked for', () => {
    expect(queryOf(catalogue, {}, { limit: 10, offset: 20, sort: { sortBy: OWN_ORDER } })).toEqual({
      filter: {},
      limit: 10,
      offset: 20,
    });
    expect(queryOf(catalogue, {}, { sort: { sortBy: 'name', direction: 'desc' } }).sort).toEqual({
      field: 'name',
      direction: 'desc',
    });
  });

  it('refuses to sort by what cannot be sorted, and pages that are none', () => {
    expect(() => queryOf(catalogue, {}, { sort: { sortBy: 'note' } })).toThrow('console.unknown-sort');
    for (const options of [{ limit: 501 }, { limit: Number.NaN }, { offset: -25 }, { offset: 1.5 }]) {
      expect(() => queryOf(catalogue, {}, options)).toThrow('platform.invalid-input');
    }
  });
});
