import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../app/language.js';
import { answerOf, api } from './client.js';
import type { MyTalk, MyTalkRound, TalkMark } from './types.js';

const TALKS_KEY = ['talks'] as const;

export function useMyTalks() {
  const language = useLanguage();
  return useQuery({
    queryKey: [...TALKS_KEY, language],
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/talks'))).items,
    placeholderData: keepPreviousData,
  });
}

/** Saves a mark at once; the answer takes the place of the talk. */
export function useMarkTalk(id: string) {
  const language = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (mark: TalkMark) =>
      answerOf(api.PUT('/api/v1/me/talks/{id}/mark', { params: { path: { id } }, body: { mark } })),
    onSuccess: (marked: MyTalk) =>
      client.setQueryData([...TALKS_KEY, language], (rounds: MyTalkRound[] | undefined) =>
        rounds?.map((round) => ({ ...round, talks: round.talks.map((talk) => (talk.id === id ? marked : talk)) })),
      ),
    // Closed meanwhile: the page is asked anew, and shows it.
    onError: () => void client.invalidateQueries({ queryKey: TALKS_KEY }),
  });
}
