import { useTranslation } from 'react-i18next';
import { Link, NavLink, useLocation } from 'react-router';
import type { Me } from '../../api/types.js';
import { Icon } from '../../components/icon.js';
import { useLocalPath } from '../language.js';
import { loginPath } from '../login-path.js';
import { SignOut } from './sign-out.js';
import { useDisclosure } from './use-disclosure.js';

export function Account({ me }: { me: Me | null }) {
  return me ? <SignedIn me={me} /> : <SignedOut />;
}

function SignedOut() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const location = useLocation();
  const isReading = /^\/[a-z]{2}\/(events|services)/.test(location.pathname);
  return (
    <div className="account">
      <Link className="button button-small" to={isReading ? loginPath(location) : path('/login')}>
        {t('nav.signIn')}
      </Link>
    </div>
  );
}

function SignedIn({ me }: { me: Me }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { isOpen, toggle, area, button } = useDisclosure();
  return (
    <div className="account" ref={area}>
      <p className="account-name">{me.person.displayName}</p>
      <button
        ref={button}
        type="button"
        className="account-button"
        aria-expanded={isOpen}
        aria-controls="account-menu"
        onClick={toggle}
      >
        <Icon name="person" />
        {me.person.displayName}
        <Icon name="down" />
      </button>
      <ul id="account-menu" className="account-menu" data-open={isOpen}>
        <li>
          <NavLink to={path('/profile')}>{t('nav.profile')}</NavLink>
        </li>
        <li>
          <NavLink to={path('/my-events')}>{t('nav.myEvents')}</NavLink>
        </li>
        <li>
          <NavLink to={path('/account')}>{t('nav.account')}</NavLink>
        </li>
        <li>
          <NavLink to={path('/sessions')}>{t('nav.sessions')}</NavLink>
        </li>
        {me.roles.length > 0 && (
          <li>
            <a href="/admin">{t('nav.console')}</a>
          </li>
        )}
        <li>
          <SignOut />
        </li>
      </ul>
    </div>
  );
}
