import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.js';
import { answerOf, api } from '../client.js';
import type { NewTalkRound, TalkRound, TalkSettings } from '../types.js';
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

/** Published without those who left it is another timetable; planned anew the desk is asked anew. */
export function useTimetable(round: TalkRound) {
  const language = useLanguage();
  const { id, state } = round;
  return useQuery({
    queryKey: [...TALKS_KEY, 'timetable', id, state, language],
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
    mutationFn: (body: TalkSettings) =>
      answerOf(api.POST('/api/v1/match-desk/talk-rounds/{id}/plan', { params: { path: { id } }, body })),
    onSettled: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  });
}

const SENDS = {
  publish: (id: string) => api.POST('/api/v1/match-desk/talk-rounds/{id}/publish', { params: { path: { id } } }),
  close: (id: string) => api.POST('/api/v1/match-desk/talk-rounds/{id}/close', { params: { path: { id } } }),
  drop: (id: string) => api.POST('/api/v1/match-desk/talk-rounds/{id}/drop', { params: { path: { id } } }),
};
export type TalkAct = keyof typeof SENDS;

export function useTalkAct(id: string, act: TalkAct) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(SENDS[act](id)),
    onSettled: () => client.invalidateQueries({ queryKey: DESK_KEY }),
  });
}
