import type { ReactNode } from 'react';
import { ProblemNotice } from './problem-notice.js';
import { Skeleton } from './skeleton.js';

interface Query<Data> {
  data: Data | undefined;
  error: unknown;
  refetch: () => unknown;
}

interface QueryViewProps<Data> {
  query: Query<Data>;
  lines?: number;
  children: (data: Data) => ReactNode;
}

/** The three faces of something asked from the API: coming, failed, here. What is here stays, even when asking again fails. */
export function QueryView<Data>({ query, lines, children }: QueryViewProps<Data>) {
  if (query.data !== undefined) return children(query.data);
  if (query.error) return <ProblemNotice error={query.error} onRetry={() => void query.refetch()} />;
  return <Skeleton lines={lines} />;
}
