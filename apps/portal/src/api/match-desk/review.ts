import { keepPreviousData, useQuery } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.js';
import { answerOf, api } from '../client.js';
import type { Coverage, DeskRun, LetterPreview } from '../types.js';
import { DESK_KEY } from './runs.js';

/** What the rules left of all pairs: of a run it never changes. */
export function useRuleCounts({ id }: DeskRun, isWanted: boolean) {
  return useQuery({
    queryKey: [...DESK_KEY, 'rules', id],
    queryFn: () => answerOf(api.GET('/api/v1/match-desk/runs/{id}/rules', { params: { path: { id } } })),
    enabled: isWanted,
    staleTime: Number.POSITIVE_INFINITY,
  });
}

export function useCoverage({ id, revision }: DeskRun, by: Coverage['by']) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'coverage', id, revision, by, language],
    queryFn: () =>
      answerOf(api.GET('/api/v1/match-desk/runs/{id}/coverage', { params: { path: { id }, query: { by } } })),
  });
}

/** Not asked anew with the rest of the desk: what has just been sent cannot be read beforehand any more. A change of pairs has another revision. */
const LETTERS_KEY = ['letters-to-send'] as const;

/** What the two of a pair will read: in their languages, not in the reader's. */
export function useRunLetters({ id, revision }: DeskRun, student: string) {
  return useQuery({
    queryKey: [...LETTERS_KEY, 'pair', id, revision, student],
    queryFn: () =>
      answerOf(api.GET('/api/v1/match-desk/runs/{id}/letters/{student}', { params: { path: { id, student } } })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}

/** A letter as it will be sent. */
export function useLetter(letter: LetterPreview) {
  return useQuery({
    queryKey: [...LETTERS_KEY, 'letter', letter],
    queryFn: () => answerOf(api.POST('/api/v1/letter-previews', { body: letter })),
    placeholderData: keepPreviousData,
    gcTime: 0,
  });
}
