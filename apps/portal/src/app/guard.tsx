import { useQuery } from '@tanstack/react-query';
import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Navigate, useLocation } from 'react-router';
import { meQuery } from '../api/me.js';
import { ProblemNotice } from '../components/problem-notice.js';
import { Skeleton } from '../components/skeleton.js';
import { loginPath } from './login-path.js';
import { Page } from './page.js';
import { hasBeenSignedIn } from './session-memory.js';

/** Shows a page to signed-in people; leads others to the sign-in and back here afterwards. */
export function Guard({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const location = useLocation();
  const { data: me, error, refetch } = useQuery(meQuery);
  if (me) return children;
  if (me === null) {
    const reason = hasBeenSignedIn() ? 'expired' : 'needed';
    return <Navigate to={loginPath(location)} state={{ reason }} replace />;
  }
  return (
    <Page title={t('common.loading')}>
      {error ? <ProblemNotice error={error} onRetry={() => void refetch()} /> : <Skeleton lines={4} />}
    </Page>
  );
}
