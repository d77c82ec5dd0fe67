import { useMemo } from 'react';
import { useSearchParams } from 'react-router-dom';

const FILTER = 'filters.';

/** What a list's address says: filters, order, page. A filtered list is an address that can be kept and sent. */
export function useListQuery() {
  const [query, setQuery] = useSearchParams();
  return useMemo(() => {
    const filters = Object.fromEntries(
      [...query]
        .filter(([name, value]) => name.startsWith(FILTER) && value !== '')
        .map(([name, value]) => [name.slice(FILTER.length), value]),
    );
    const change = (changes: Readonly<Record<string, string>>) => {
      const next = new URLSearchParams(query);
      next.delete('page');
      for (const [name, value] of Object.entries(changes)) {
        if (value === '') next.delete(name);
        else next.set(name, value);
      }
      setQuery(next);
    };
    return {
      text: query.toString(),
      filters,
      page: Math.max(1, Number(query.get('page')) || 1),
      sortedBy: query.get('sortBy') ?? undefined,
      direction: query.get('direction') === 'desc' ? ('desc' as const) : ('asc' as const),
      filterBy: (wanted: Readonly<Record<string, string>>) =>
        change(Object.fromEntries(Object.entries(wanted).map(([field, value]) => [`${FILTER}${field}`, value]))),
      orderBy: (field: string, direction: 'asc' | 'desc') => change({ sortBy: field, direction }),
      pageAddress: (page: number) => {
        const next = new URLSearchParams(query);
        next.set('page', String(page));
        return `?${next}`;
      },
    };
  }, [query, setQuery]);
}

export type ListQuery = ReturnType<typeof useListQuery>;
