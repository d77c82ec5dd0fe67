import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.js';
import { answerOf, api } from '../client.js';
import type { DeskRun, WhatIf } from '../types.js';
import { DESK_KEY } from './runs.js';

export function useUnmatched({ id, revision }: DeskRun) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'unmatched', id, revision, language],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/match-desk/runs/{id}/unmatched', { params: { path: { id } } }))).items,
    placeholderData: keepPreviousData,
  });
}

export function useRecruiting({ id, revision }: DeskRun) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'recruiting', id, revision, language],
    queryFn: () => answerOf(api.GET('/api/v1/match-desk/runs/{id}/recruiting', { params: { path: { id } } })),
  });
}

export function useComparison({ id, revision }: DeskRun, other: string | undefined) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'comparison', id, revision, other, language],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/match-desk/runs/{id}/compare/{other}', { params: { path: { id, other: other ?? '' } } }),
      ),
    enabled: other !== undefined,
  });
}

/** What the run would have been under other settings. The answer before stays until the next is here. */
export function useWhatIf({ id, revision }: DeskRun, question: WhatIf) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'what-if', id, revision, question, language],
    queryFn: () =>
      answerOf(api.POST('/api/v1/match-desk/runs/{id}/what-if', { params: { path: { id } }, body: question })),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}
