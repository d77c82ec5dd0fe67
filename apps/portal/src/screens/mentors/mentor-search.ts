import type { MentorSearch } from '../../api/types.js';

/** What of the search stands in the address. */
const TEXTS = ['language', 'field', 'topic', 'q'] as const;

/** The search that an address tells; what makes no sense in it is left out. */
export function searchOf(address: URLSearchParams, cohort: string): MentorSearch {
  const texts = TEXTS.flatMap((key) => {
    const value = address
      .get(key)
      ?.trim()
      .slice(0, key === 'q' ? 100 : 40);
    return value ? [[key, value]] : [];
  });
  const mode = address.get('mode');
  const page = Number(address.get('page'));
  return {
    cohort,
    ...(Object.fromEntries(texts) as Pick<MentorSearch, (typeof TEXTS)[number]>),
    ...((mode === 'in_person' || mode === 'remote') && { mode }),
    ...(Number.isInteger(page) && page > 1 && page <= 1000 && { page }),
  };
}

/** The address of a search. */
export function addressOf(search: MentorSearch): string {
  const entries = Object.entries(search).flatMap(([key, value]) => (value ? [[key, String(value)]] : []));
  return `/mentors?${new URLSearchParams(entries)}`;
}

/** Whether anything but the round is asked for. */
export function isNarrowed({ cohort: _, page: __, ...rest }: MentorSearch): boolean {
  return Object.values(rest).some(Boolean);
}
