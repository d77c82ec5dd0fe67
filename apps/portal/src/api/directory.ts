import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.js';
import { answerOf, api } from './client.js';
import type { DirectoryQuery } from './types.js';

export function useDirectory(query: DirectoryQuery) {
  // The order is that of the reader's alphabet.
  const language = useLanguage();
  return useQuery({
    queryKey: ['directory', language, query],
    queryFn: () => answerOf(api.GET('/api/v1/directory', { params: { query } })),
    placeholderData: keepPreviousData,
  });
}
