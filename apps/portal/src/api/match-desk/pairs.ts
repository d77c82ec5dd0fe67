import { keepPreviousData, useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { useLanguage } from '../../app/language.js';
import { answerOf, api } from '../client.js';
import type { Act, ActPreview, DeskPair, DeskRun } from '../types.js';
import { DESK_KEY, useRefreshDesk } from './runs.js';

/** All pages, one after the other: the board sorts and searches among all. */
async function allPairs(id: string): Promise<DeskPair[]> {
  const found: DeskPair[] = [];
  let after: string | null = null;
  do {
    const query: { after?: string } = after === null ? {} : { after };
    const page: { items: DeskPair[]; next: string | null } = await answerOf(
      api.GET('/api/v1/match-desk/runs/{id}/pairs', { params: { path: { id }, query } }),
    );
    found.push(...page.items);
    after = page.next;
  } while (after !== null);
  return found;
}

export function usePairs({ id, revision, state }: DeskRun) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'pairs', id, revision, state, language],
    queryFn: () => allPairs(id),
    placeholderData: keepPreviousData,
    staleTime: 60_000,
  });
}

/** Why a pair was made, and whom else the rules allow. */
export function usePairDetails({ id, revision }: DeskRun, student: string | undefined) {
  const language = useLanguage();
  return useQuery({
    queryKey: [...DESK_KEY, 'details', id, revision, student, language],
    queryFn: () =>
      answerOf(
        api.GET('/api/v1/match-desk/runs/{id}/students/{student}', {
          params: { path: { id, student: student ?? '' } },
        }),
      ),
    enabled: student !== undefined,
  });
}

/** What an act would change, computed before anybody decides. */
export function useActCost(id: string, act: ActPreview | undefined) {
  return useQuery({
    queryKey: [...DESK_KEY, 'cost', id, act],
    queryFn: () => {
      if (!act) throw new Error('There is nothing to ask');
      return answerOf(api.POST('/api/v1/match-desk/runs/{id}/acts/preview', { params: { path: { id } }, body: act }));
    },
    enabled: act !== undefined,
    gcTime: 0,
  });
}

/** The answer is the run after the act; the rest of the desk is asked anew. First `onChanged`: what asks by the revision before is to be gone by then. */
function useRunChange<Body>(send: (body: Body) => Promise<DeskRun>, onChanged: (body: Body) => void) {
  const client = useQueryClient();
  const language = useLanguage();
  const refresh = useRefreshDesk();
  return useMutation({
    mutationFn: send,
    onSuccess: (run: DeskRun, body: Body) => {
      onChanged(body);
      client.setQueryData([...DESK_KEY, 'run', run.id, language], run);
      void refresh();
    },
  });
}

export function useAct(id: string, onDone: (act: Act) => void) {
  return useRunChange(
    (body: Act) => answerOf(api.POST('/api/v1/match-desk/runs/{id}/acts', { params: { path: { id } }, body })),
    onDone,
  );
}

export function useUndo(id: string, onDone: () => void) {
  return useRunChange(
    (revision: number) =>
      answerOf(api.POST('/api/v1/match-desk/runs/{id}/undo', { params: { path: { id } }, body: { revision } })),
    onDone,
  );
}
