import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import type { Application, CapacityChange, Cohort, Enrolment, Role } from './types.js';

const ENROLMENTS_KEY = ['enrolments'] as const;
const COHORTS_KEY = ['cohorts'] as const;

/** Begun and not sent: an invitation, or an application that staff ask about. */
export function isUnsent({ state }: Pick<Enrolment, 'state'>): boolean {
  return state === 'draft' || state === 'needs_info';
}

export function hasBegun(enrolments: readonly Enrolment[], cohort: Pick<Cohort, 'id'>, role?: Role): boolean {
  return enrolments.some((one) => one.cohortId === cohort.id && (!role || one.role === role) && isUnsent(one));
}

export function useCohorts() {
  return useQuery({
    queryKey: COHORTS_KEY,
    queryFn: async () => (await answerOf(api.GET('/api/v1/cohorts/open'))).items,
  });
}

export function useEnrolments() {
  return useQuery({
    queryKey: ENROLMENTS_KEY,
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/enrolments'))).items,
  });
}

function useRefresh(): () => Promise<unknown> {
  const client = useQueryClient();
  return () =>
    Promise.all([
      client.invalidateQueries({ queryKey: ENROLMENTS_KEY }),
      client.invalidateQueries({ queryKey: COHORTS_KEY }),
      client.invalidateQueries({ queryKey: ['proposals'] }),
      client.invalidateQueries({ queryKey: ['mentorships'] }),
    ]);
}

export function useApplication() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: (body: Application) => answerOf(api.POST('/api/v1/me/enrolments', { body })),
    onSuccess: () => void refresh(),
  });
}

export function useWithdrawal() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, version }: Pick<Enrolment, 'id' | 'version'>) =>
      answerOf(api.POST('/api/v1/me/enrolments/{id}/withdrawal', { params: { path: { id } }, body: { version } })),
    onSuccess: refresh,
  });
}

export function useMentoringChange() {
  const refresh = useRefresh();
  return useMutation({
    mutationFn: ({ id, ...body }: CapacityChange & Pick<Enrolment, 'id'>) =>
      answerOf(api.PUT('/api/v1/me/enrolments/{id}/capacity', { params: { path: { id } }, body })),
    onSuccess: refresh,
  });
}
