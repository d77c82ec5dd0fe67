import { queryOptions, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { statusOf } from './problem.js';
import { ME_KEY } from './query-client.js';
import type { CodeRequest, Language, Me } from './types.js';

async function fetchMe(): Promise<Me | null> {
  try {
    return await answerOf(api.GET('/api/v1/me'));
  } catch (error) {
    if (statusOf(error) === 401) return null;
    throw error;
  }
}

/** The signed-in person; null when nobody is. */
export const meQuery = queryOptions({ queryKey: ME_KEY, queryFn: fetchMe, staleTime: 60_000 });

export function useMe(): Me | null | undefined {
  return useQuery(meQuery).data;
}

export function useProviders() {
  return useQuery({
    queryKey: ['providers'],
    queryFn: () => answerOf(api.GET('/api/v1/auth/idps')),
    staleTime: 300_000,
  });
}

export function useCodeRequest() {
  return useMutation({
    mutationFn: (body: CodeRequest) => answerOf(api.POST('/api/v1/auth/code/request', { body })),
  });
}

export function useCodeVerification() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => answerOf(api.POST('/api/v1/auth/code/verify', { body: { code } })),
    onSuccess: () => client.fetchQuery({ ...meQuery, staleTime: 0 }),
  });
}

/** Answers where the browser should go so that the university hears of it too; undefined when there is no more to do. */
export function useSignOut() {
  return useMutation({ mutationFn: async () => (await answerOf(api.POST('/auth/logout')))?.continueAt });
}

/** The language of mails follows the page; when this fails nothing is lost for the reader. */
export function useLanguageChange() {
  return useMutation({
    mutationFn: (language: Language) => answerOf(api.PATCH('/api/v1/me/language', { body: { language } })),
  });
}
