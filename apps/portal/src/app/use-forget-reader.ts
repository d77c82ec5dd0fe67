import { useQueryClient } from '@tanstack/react-query';
import { type NavigateOptions, useNavigate } from 'react-router';
import { ME_KEY } from '../api/query-client.js';
import { forgetDrafts, rememberSignedIn } from './session-memory.js';

/** What is left of the reader in this browser, once their session has ended. */
export function useForgetReader() {
  const client = useQueryClient();
  const navigate = useNavigate();
  return {
    forget: () => {
      rememberSignedIn(false);
      forgetDrafts();
    },
    /** First away from the guarded page, then forget: otherwise the guard would ask to sign in again. */
    goTo: async (path: string, options: NavigateOptions) => {
      await navigate(path, options);
      client.clear();
      client.setQueryData(ME_KEY, null);
    },
  };
}
