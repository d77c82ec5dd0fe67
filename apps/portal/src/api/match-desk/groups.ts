import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.js';
import { answerOf, api } from '../client.js';
import type { DeskRun } from '../types.js';
import { DESK_KEY } from './runs.js';

/** Asked only of a run that has some. */
export function useRunGroups({ id, revision, result }: DeskRun) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'groups', id, revision, language],
    queryFn: () => answerOf(api.GET('/api/v1/match-desk/runs/{id}/groups', { params: { path: { id } } })),
    placeholderData: keepPreviousData,
    enabled: (result?.groups ?? 0) > 0,
  });
}
