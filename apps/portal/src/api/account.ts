import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import type { CodeRequest } from './types.js';

const ACCOUNT_KEY = ['account'] as const;

/** How the reader signs in. */
export function useAccount() {
  return useQuery({
    queryKey: ACCOUNT_KEY,
    queryFn: () => answerOf(api.GET('/api/v1/me/account')),
  });
}

/** Sends a code to an address that is to open the account. */
export function useAddressRequest() {
  return useMutation({
    mutationFn: (body: CodeRequest) => answerOf(api.POST('/api/v1/me/account/addresses/code', { body })),
  });
}

export function useAddressAddition() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (code: string) => answerOf(api.POST('/api/v1/me/account/addresses', { body: { code } })),
    onSuccess: () => client.invalidateQueries({ queryKey: ACCOUNT_KEY }),
  });
}

/** The list is asked for anew whatever comes: it may have changed in another window. */
export function useWayRemoval(onRemoved: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) => answerOf(api.DELETE('/api/v1/me/account/ways/{id}', { params: { path: { id } } })),
    onSuccess: onRemoved,
    onSettled: () => client.invalidateQueries({ queryKey: ACCOUNT_KEY }),
  });
}
