import { useInfiniteQuery, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.js';
import { answerOf, api } from '../client.js';
import type { DeskRun, NewRun } from '../types.js';

export const DESK_KEY = ['match-desk'] as const;

/** Runs, the newest first; of one cohort when it is named. */
export function useDeskRuns(cohort?: string) {
  const language = useLanguage();
  return useInfiniteQuery({
    queryKey: [...DESK_KEY, 'runs', cohort, language],
    queryFn: ({ pageParam }) =>
      answerOf(
        api.GET('/api/v1/match-desk/runs', {
          params: { query: { ...(cohort && { cohort }), ...(pageParam && { after: pageParam }) } },
        }),
      ),
    initialPageParam: '',
    getNextPageParam: ({ next }) => next ?? undefined,
    select: ({ pages }) => pages.flatMap(({ items }) => items),
  });
}

export function useRunnableCohorts() {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'cohorts', language],
    queryFn: async () => (await answerOf(api.GET('/api/v1/match-desk/cohorts'))).items,
  });
}

export function useDeskRun(id: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'run', id, language],
    queryFn: () => answerOf(api.GET('/api/v1/match-desk/runs/{id}', { params: { path: { id } } })),
    placeholderData: (before: DeskRun | undefined) => (before?.id === id ? before : undefined),
  });
}

export function useStartRun() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewRun) => answerOf(api.POST('/api/v1/match-desk/runs', { body })),
    onSettled: () => void client.invalidateQueries({ queryKey: DESK_KEY }),
  });
}

/** Whatever comes of an act, the desk is asked anew: pairs, figures and offers have changed, or were old. What an act costs is asked by its revision. */
export function useRefreshDesk(): () => Promise<void> {
  const client = useQueryClient();
  return () => client.invalidateQueries({ queryKey: DESK_KEY, predicate: ({ queryKey }) => queryKey[1] !== 'cost' });
}

export function useCancelRun(id: string) {
  const refresh = useRefreshDesk();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/match-desk/runs/{id}/cancel', { params: { path: { id } } })),
    onSettled: refresh,
  });
}

/** A dry run becomes a real one. */
export function useAdoptRun(id: string) {
  const refresh = useRefreshDesk();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/match-desk/runs/{id}/adopt', { params: { path: { id } } })),
    onSettled: refresh,
  });
}

export function usePublishing(id: string) {
  const refresh = useRefreshDesk();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/match-desk/runs/{id}/publish', { params: { path: { id } } })),
    onSettled: refresh,
  });
}
