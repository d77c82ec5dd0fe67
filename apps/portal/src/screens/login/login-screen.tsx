import { useTranslation } from 'react-i18next';
import { Link, useLocation, useSearchParams } from 'react-router';
import { useMe } from '../../api/me.js';
import { useLocalPath } from '../../app/language.js';
import { isPortalPath, safeReturnPath } from '../../app/login-path.js';
import { Page } from '../../app/page.js';
import { lastWay } from '../../app/session-memory.js';
import { Notice } from '../../components/notice.js';
import { MailCode } from './mail-code.js';
import { Universities } from './universities.js';

/** Two ways to sign in on one page; the likelier one comes first. */
export function LoginScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const me = useMe();
  const [query] = useSearchParams();
  const returnTo = safeReturnPath(query.get('returnTo'), path('/home'));
  const wanted = query.get('as');
  const mentorFirst = wanted ? wanted === 'mentor' : lastWay() === 'code';
  const ways = [<Universities key="university" returnTo={returnTo} />, <MailCode key="code" returnTo={returnTo} />];
  return (
    <Page title={t('login.title')} width="wide">
      <Reason />
      {me ? (
        <Notice tone="good" title={t('login.already', { name: me.person.displayName })}>
          <p className="actions">
            <Continue to={returnTo} />
          </p>
        </Notice>
      ) : (
        <div className="halves">{mentorFirst ? ways.reverse() : ways}</div>
      )}
    </Page>
  );
}

function Continue({ to }: { to: string }) {
  const { t } = useTranslation();
  if (isPortalPath(to)) {
    return (
      <Link className="button" to={to}>
        {t('login.continue')}
      </Link>
    );
  }
  return (
    <a className="button" href={to}>
      {t('login.continue')}
    </a>
  );
}

/** Why the reader is here, when a guarded page sent them. */
function Reason() {
  const { t } = useTranslation();
  const { state } = useLocation();
  const me = useMe();
  if (me) return null;
  if (state?.reason === 'expired') {
    return (
      <Notice tone="warning" role="status" title={t('login.expiredTitle')}>
        <p>{t('login.expired')}</p>
      </Notice>
    );
  }
  if (state?.reason === 'removed') {
    return (
      <Notice tone="good" role="status" title={t('login.removedTitle')}>
        <p>{t('login.removed')}</p>
      </Notice>
    );
  }
  if (state?.reason === 'needed') {
    return (
      <Notice role="status">
        <p>{t('login.needed')}</p>
      </Notice>
    );
  }
  return null;
}
