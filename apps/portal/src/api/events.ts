import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';

const EVENTS_KEY = ['events'] as const;
const REGISTRATIONS_KEY = ['registrations'] as const;

export interface EventQuery {
  from?: string;
  q?: string;
  seats?: 'free';
}

export function useEvents(query: EventQuery = {}) {
  return useQuery({
    queryKey: [...EVENTS_KEY, 'list', query],
    queryFn: async () => (await answerOf(api.GET('/api/v1/events', { params: { query } }))).items,
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

function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: REGISTRATIONS_KEY }),
      client.invalidateQueries({ queryKey: EVENTS_KEY }),
    ]);
}

export function useRegistering(onRegistered: () => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.POST('/api/v1/events/{id}/registration', { params: { path: { id } } })),
    onSuccess: async () => {
      await refresh();
      onRegistered();
    },
  });
}

/** `onCancelled` is told once the lists are fresh, even when the part that asked is gone by then. */
export function useCancelling(onCancelled: () => void) {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/api/v1/me/registrations/{id}/cancellation', { params: { path: { id } } })),
    onSuccess: async () => {
      await refresh();
      onCancelled();
    },
  });
}
