import { useMutation, useQuery, useQueryClient } from '@tanstack/react-query';
import { answerOf, api } from './client.js';
import { ME_KEY } from './query-client.js';
import type { CodeRequest } from './types.js';

const ACCOUNT_KEY = ['account'] as const;
const LINK_KEY = ['account', 'link'] as const;

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

/** Answers whether the address was added, or opens another account, which may then be linked. */
export function useAddressAddition() {
  const client = useQueryClient();
  return useMutation({
    mutationFn: async (code: string) =>
      (await answerOf(api.POST('/api/v1/me/account/addresses', { body: { code } }))).outcome,
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

/** The two accounts that are about to become one; null when none has been proved in this session within ten minutes. */
export function useAskedLink() {
  return useQuery({
    queryKey: LINK_KEY,
    queryFn: async () => (await answerOf(api.GET('/api/v1/me/account/link'))).link,
    // It was proved on another page, or at a university.
    staleTime: 0,
  });
}

export function useLinkRequest(onAsked: () => void) {
  return useMutation({ mutationFn: () => answerOf(api.POST('/api/v1/me/account/link')), onSuccess: onAsked });
}

export function useLinkConfirmation(onLinked: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: () => answerOf(api.POST('/api/v1/me/account/link/confirmation')),
    onSuccess: async () => {
      await client.invalidateQueries({ queryKey: ACCOUNT_KEY });
      onLinked();
    },
  });
}

/** Asks anew who is signed in, too: the session may have begun by what goes back to the other account. */
export function useLinkUndoing(onUndone: () => void) {
  const client = useQueryClient();
  return useMutation({
    mutationFn: (id: string) =>
      answerOf(api.POST('/api/v1/me/account/links/{id}/undoing', { params: { path: { id } } })),
    onSuccess: onUndone,
    onSettled: async () => {
      await client.invalidateQueries({ queryKey: ME_KEY });
      await client.invalidateQueries({ queryKey: ACCOUNT_KEY });
    },
  });
}
