import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.js';
import { answerOf, api } from '../client.js';
import type { NewTalkRound, TalkPlan, TalkRound } from '../types.js';
import { DESK_KEY } from './runs.js';

const TALKS_KEY = [...DESK_KEY, 'talks'] as const;

export function useTalkRounds() {
  const language = useLanguage();
  return useQuery({
    queryKey: [...TALKS_KEY, 'list', language],
    queryFn: async () => (await answerOf(api.GET('/api/v1/match-desk/talk-rounds'))).items,
  });
}

export function useTalkRound(id: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...TALKS_KEY, 'round', id, language],
    queryFn: () => answerOf(api.GET('/api/v1/match-desk/talk-rounds/{id}', { params: { path: { id } } })),
  });
}

/** Another version is another timetable: planned anew, or published without those who left. */
export function useTimetable(round: TalkRound) {
  const language = useLanguage();
  const { id, version } = round;
  return useQuery({
    queryKey: [...TALKS_KEY, 'timetable', id, version, language],
    queryFn: async () =>
      (await answerOf(api.GET('/api/v1/match-desk/talk-rounds/{id}/timetable', { params: { path: { id } } }))).items,
  });
}

export function usePlanTalks() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: NewTalkRound) => answerOf(api.POST('/api/v1/match-desk/talk-rounds', { body })),
    onSettled: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  });
}

export function usePlanTalksAgain(id: string) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: TalkPlan) =>
      answerOf(api.POST('/api/v1/match-desk/talk-rounds/{id}/plan', { params: { path: { id } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  });
}

type Seen = Pick<TalkRound, 'id' | 'version'>;
const about = ({ id, version }: Seen) => ({ params: { path: { id } }, body: { version } });
const SENDS = {
  publish: (seen: Seen) => api.POST('/api/v1/match-desk/talk-rounds/{id}/publish', about(seen)),
  close: (seen: Seen) => api.POST('/api/v1/match-desk/talk-rounds/{id}/close', about(seen)),
  drop: (seen: Seen) => api.POST('/api/v1/match-desk/talk-rounds/{id}/drop', about(seen)),
};
export type TalkAct = keyof typeof SENDS;

/** @param seen the talks as they are on the screen: if somebody has changed them since, nothing is done */
export function useTalkAct(seen: Seen, act: TalkAct) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(SENDS[act](seen)),
    onSettled: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  });
}
