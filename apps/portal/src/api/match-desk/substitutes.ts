import { keepPreviousData, useMutation, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.js';
import { answerOf, api } from '../client.js';
import type { Role } from '../types.js';
import { DESK_KEY, useRefreshDesk } from './runs.js';

const KEY = [...DESK_KEY, 'without-pair'] as const;

export function useRoundsWithoutPair() {
  const language = useLanguage();
  return useQuery({
    queryKey: [...KEY, 'rounds', language],
    queryFn: async () => (await answerOf(api.GET('/api/v1/match-desk/without-pair/cohorts'))).items,
  });
}

export function useWithoutPair(cohort: string, role: Role, q: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...KEY, cohort, role, q, language],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/match-desk/cohorts/{id}/without-pair', {
          params: { path: { id: cohort }, query: { role, ...(q && { q }) } },
        }),
      ),
    placeholderData: keepPreviousData,
  });
}

/** The best who are free for one person. */
export function useSubstitutes(id: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...KEY, 'for', id, language],
    queryFn: () => answerOf(api.GET('/api/v1/match-desk/enrolments/{id}/substitutes', { params: { path: { id } } })),
  });
}

export function useProposing(id: string) {
  const refresh = useRefreshDesk();
  return useMutation({
    mutationFn: (otherId: string) =>
      answerOf(
        api.POST('/api/v1/match-desk/enrolments/{id}/substitutes', { params: { path: { id } }, body: { otherId } }),
      ),
    onSettled: refresh,
  });
}
