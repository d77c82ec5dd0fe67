import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../app/language.js';
import { answerOf, api } from './client.js';
import type { MentorRequest, MentorSearch } from './types.js';

const MENTORS_KEY = ['mentors'] as const;

/** The rounds in which the reader may ask mentors herself; none for most people. */
export function useMentorChoices() {
  const language = useLanguage();
  return useQuery({
    queryKey: [...MENTORS_KEY, 'choices', language],
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/mentor-choices'))).items,
    placeholderData: keepPreviousData,
  });
}

export function useMentors(query: MentorSearch) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...MENTORS_KEY, 'page', query, language],
    queryFn: () => answerOf(api.GET('/api/v1/mentors', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}

/** Marks a mentor, or takes the mark away. Cards keep their place until the list is asked for anew. */
export function useMarking() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async ({ id, isMarked }: { id: string; isMarked: boolean }) => {
      const params = { params: { path: { id } } };
      if (isMarked) await answerOf(api.PUT('/api/v1/bookmarks/{id}', params));
      else await answerOf(api.DELETE('/api/v1/bookmarks/{id}', params));
    },
    onSuccess: () => client.invalidateQueries({ queryKey: [...MENTORS_KEY, 'page'] }),
  });
}

function useRefresh() {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: MENTORS_KEY }),
      client.invalidateQueries({ queryKey: ['proposals'] }),
    ]);
}

export function useAsking() {
  return useMutation({
    mutationFn: (body: MentorRequest) => answerOf(api.POST('/api/v1/requests', { body })),
    onSuccess: useRefresh(),
  });
}

export function useTakingBack(id: string) {
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/me/proposals/{id}/take-back', { params: { path: { id } } })),
    onSuccess: useRefresh(),
  });
}
