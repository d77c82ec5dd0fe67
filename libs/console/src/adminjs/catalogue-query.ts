import type { Catalogue, CatalogueFilter, CatalogueQuery } from '#identity';
import { PlatformError } from '#platform';
import { DomainError } from '#platform/kernel';
import { ConsoleError } from '../errors.js';

/** Stands for "no order asked for": AdminJS always names a column, the catalogue has an order of its own. */
export const OWN_ORDER = 'own-order';
const MAX_ROWS = 500;

interface AdminFilter {
  readonly filters: Readonly<Record<string, { readonly value: unknown }>>;
}

interface AdminListOptions {
  readonly limit?: number;
  readonly offset?: number;
  readonly sort?: { readonly sortBy?: string; readonly direction?: 'asc' | 'desc' };
}

/** @throws console.unknown-filter for a field that cannot be filtered by, or a value it cannot have */
export function filterOf(catalogue: Catalogue, { filters }: AdminFilter): CatalogueFilter {
  const wanted = Object.entries(filters).map(([name, { value }]) => {
    const field = catalogue.fields.find((candidate) => candidate.name === name && candidate.filterable);
    const known =
      typeof value === 'string' && (field?.type !== 'choice' || value === '' || field.values?.includes(value));
    if (!field || !known) throw new DomainError(ConsoleError.unknownFilter, { name: name.slice(0, 60) });
    return [name, value] as const;
  });
  return Object.fromEntries(wanted.filter(([, value]) => value !== ''));
}

/** @throws console.unknown-sort, platform.invalid-input */
export function queryOf(catalogue: Catalogue, filter: CatalogueFilter, options: AdminListOptions): CatalogueQuery {
  const { limit = 25, offset = 0, sort } = options;
  const sane = Number.isInteger(limit) && limit >= 1 && limit <= MAX_ROWS && Number.isInteger(offset) && offset >= 0;
  if (!sane) throw new DomainError(PlatformError.invalidInput);
  if (!sort?.sortBy || sort.sortBy === OWN_ORDER) return { filter, offset, limit };
  const field = catalogue.fields.find((candidate) => candidate.name === sort.sortBy && candidate.sortable);
  if (!field) throw new DomainError(ConsoleError.unknownSort, { name: sort.sortBy.slice(0, 60) });
  return { filter, offset, limit, sort: { field: field.name, direction: sort.direction === 'desc' ? 'desc' : 'asc' } };
}
