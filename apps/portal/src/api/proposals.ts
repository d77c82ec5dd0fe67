import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../app/language.js';
import { answerOf, api } from './client.js';
import type { Proposal, ProposalAnswer } from './types.js';

const PROPOSALS_KEY = ['proposals'] as const;

/** The reasons come in the reader's language, so the language is part of the key. */
export function useProposals() {
  const language = useLanguage();
  return useQuery({
    queryKey: [...PROPOSALS_KEY, 'list', language],
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/proposals'))).items,
    placeholderData: keepPreviousData,
  });
}

export function useProposal(id: string) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...PROPOSALS_KEY, id, language],
    queryFn: () => answerOf(api.GET('/api/v1/me/proposals/{id}', { params: { path: { id } } })),
    placeholderData: (before: Proposal | undefined) => (before?.id === id ? before : undefined),
  });
}

export function useProposalAnswer(id: string) {
  const language = useLanguage();
  const client = useQueryClient();
  return useMutation({
    mutationFn: (body: ProposalAnswer) =>
      answerOf(api.POST('/api/v1/me/proposals/{id}/answer', { params: { path: { id } }, body })),
    onSuccess: (answered: Proposal) => {
      client.setQueryData([...PROPOSALS_KEY, id, language], answered);
      void client.invalidateQueries({ queryKey: [...PROPOSALS_KEY, 'list'] });
      void client.invalidateQueries({ queryKey: ['mentorships'] });
      void client.invalidateQueries({ queryKey: ['enrolments'] });
    },
  });
}
