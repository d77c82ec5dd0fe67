import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.js';
import { answerOf, api } from './client.js';

/** How pairs are found, in the reader's language, from the rules in force. */
export function useMatchRules() {
  const language = useLanguage();
  return useQuery({
    queryKey: ['match-rules', language],
    queryFn: async () => (await answerOf(api.GET('/api/v1/match-rules'))).items,
    placeholderData: keepPreviousData,
  });
}
