import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMayMatch } from '../../api/match-desk/access.js';
import { useLocalPath } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Icon } from '../../components/icon.js';

interface DeskPageProps {
  title: string;
  windowTitle?: string;
  lead?: ReactNode;
  /** The line above the h1: where one came from. */
  above?: ReactNode;
  width?: 'text' | 'wide';
  children: ReactNode;
}

/** A page of the match desk, with the way back to the console. */
export function DeskPage({ above, width = 'wide', ...page }: DeskPageProps) {
  return <Page {...page} width={width} above={above ?? <ToConsole />} />;
}

function ToConsole() {
  const { t } = useTranslation();
  return (
    <a href="/admin">
      <Icon name="left" />
      {t('desk.toConsole')}
    </a>
  );
}

export function ToRuns() {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <Link to={path('/staff/match-runs')}>
      <Icon name="left" />
      {t('desk.toRuns')}
    </Link>
  );
}

/** Shows the desk to those whose role opens it, and tells others so, before anything is asked from the API. */
export function DeskOnly({ children }: { children: ReactNode }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  if (useMayMatch()) return children;
  return (
    <Page title={t('desk.notAllowed.title')} lead={t('desk.notAllowed.text')}>
      <p className="actions">
        <Link className="button" to={path('/home')}>
          {t('desk.notAllowed.home')}
        </Link>
      </p>
    </Page>
  );
}
