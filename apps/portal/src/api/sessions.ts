import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';

const SESSIONS_KEY = ['sessions'] as const;

/** Where the reader is signed in; this browser first. */
export function useSessions() {
  return useQuery({
    queryKey: SESSIONS_KEY,
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/sessions'))).items,
  });
}

/** Signs another browser out; without an id all others. The list is asked for anew whatever comes: it may have ended meanwhile. */
export function useEndSession(onEnded: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id?: string) =>
      id
        ? answerOf(api.DELETE('/api/v1/me/sessions/{id}', { params: { path: { id } } }))
        : answerOf(api.POST('/api/v1/me/sessions/end-others')),
    onSuccess: onEnded,
    onSettled: () => client.invalidateQueries({ queryKey: SESSIONS_KEY }),
  });
}
