import { keepPreviousData, useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import type { EventSearch, Registration } from './types.js';

const EVENTS_KEY = ['events'] as const;
const REGISTRATIONS_KEY = ['registrations'] as const;

/** The events page by page; the data is what has come so far, and how many there are in all. */
export function useEvents(query: EventSearch = {}) {
  return useInfiniteQuery({
    queryKey: [...EVENTS_KEY, 'list', query],
    queryFn: ({ pageParam: after }) =>
      answerOf(api.GET('/api/v1/events', { params: { query: { ...query, ...(after && { after }) } } })),
    initialPageParam: null as string | null,
    getNextPageParam: ({ next }) => next,
    select: ({ pages }) => ({ items: pages.flatMap(({ items }) => items), total: pages.at(-1)?.total ?? 0 }),
    placeholderData: keepPreviousData,
  });
}

export function useEvent(id: string) {
  return useQuery({
    queryKey: [...EVENTS_KEY, id],
    queryFn: () => answerOf(api.GET('/api/v1/events/{id}', { params: { path: { id } } })),
  });
}

export function useRegistrations(enabled = true) {
  return useQuery({
    queryKey: REGISTRATIONS_KEY,
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/registrations'))).items,
    enabled,
  });
}

/** Puts the answer in place at once and asks for the seats anew; `onDone` is told in between. */
function useKeep(onDone: () => void): (changed: Registration) => Promise<unknown> {
  const client = useQueryClient();
  return (changed) => {
    client.setQueryData<Registration[]>(REGISTRATIONS_KEY, (before = []) => [
      ...before.filter(({ id }) => id !== changed.id),
      changed,
    ]);
    onDone();
    return Promise.all([
      client.invalidateQueries({ queryKey: REGISTRATIONS_KEY }),
      client.invalidateQueries({ queryKey: EVENTS_KEY }),
    ]);
  };
}

export function useRegistering(onRegistered: () => void) {
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/v1/events/{id}/registration', { params: { path: { id } } })),
    onSuccess: useKeep(onRegistered),
  });
}

export function useCancelling(onCancelled: () => void) {
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/api/v1/me/registrations/{id}/cancellation', { params: { path: { id } } })),
    onSuccess: useKeep(onCancelled),
  });
}
