import { useQuery } from '@tanstack/react-query';
import { useLanguage } from '../app/language.js';
import { answerOf, api } from './client.js';

/** Why the reader has no pair yet, by cohort; in the reader's language. */
export function useWaiting(cohortId: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: ['waiting', language],
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/waiting'))).items,
    select: (items) => items.find((item) => item.cohortId === cohortId),
  });
}
