import { QueryCache, QueryClient } from '@tanstack/react-query';
import { statusOf } from './problem.js';

export const ME_KEY = ['me'] as const;

/** A fault of the request stays one however often it is sent; the network deserves another try. */
function worthRetrying(failures: number, error: unknown): boolean {
  const status = statusOf(error);
  return failures < 1 && (status === 0 || status >= 502);
}

export function createQueryClient(): QueryClient {
  const client = new QueryClient({
    queryCache: new QueryCache({
      onError: (error) => {
        // The session is over: the guarded pages notice and lead to the sign-in, with the way back.
        if (statusOf(error) === 401) client.setQueryData(ME_KEY, null);
      },
    }),
    defaultOptions: { queries: { retry: worthRetrying, retryDelay: 800 } },
  });
  return client;
}
