import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import type { DirectoryQuery } from './types.js';

export function useDirectory(query: DirectoryQuery) {
  return useQuery({
    queryKey: ['directory', query],
    queryFn: () => answerOf(api.GET('/api/v1/directory', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
