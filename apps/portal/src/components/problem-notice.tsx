import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { ApiProblem } from '../api/problem.js';
import { useLocalPath } from '../app/language.js';
import { loginPath } from '../app/login-path.js';
import { Notice } from './notice.js';

interface ProblemNoticeProps {
  error: unknown;
  onRetry?: () => void;
}

/** What went wrong and what to do, in the API's words; in our own when there was no answer. */
export function ProblemNotice({ error, onRetry }: ProblemNoticeProps) {
  const { t } = useTranslation();
  const location = useLocation();
  const path = useLocalPath();
  const problem = error instanceof ApiProblem ? error.problem : undefined;
  const known = problem?.title ? problem : undefined;
  return (
    <Notice tone="bad" role="alert" title={known?.title ?? t('problem.title')}>
      <p>{known?.detail ?? t('problem.detail')}</p>
      {problem?.status === 401 && (
        <p>
          <Link to={loginPath(location)}>{t('nav.signIn')}</Link>
        </p>
      )}
      {known && known.status >= 500 && known.requestId && (
        <p className="hint">
          {t('problem.reference')} <code>{known.requestId}</code>
        </p>
      )}
      {problem?.status === 404 && (
        <p>
          <Link to={path('/home')}>{t('front.toHome')}</Link>
        </p>
      )}
      {onRetry && problem?.status !== 404 && (
        <button type="button" className="button button-small button-second" onClick={onRetry}>
          {t('problem.retry')}
        </button>
      )}
    </Notice>
  );
}
