import { useTranslation } from 'react-i18next';
import { NavLink } from 'react-router';
import { useLocalPath } from '../language.js';

export function MainNav({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <nav className="main-nav" aria-label={t('nav.main')}>
      <ul>
        {isSignedIn && (
          <li>
            <NavLink to={path('/home')}>{t('nav.home')}</NavLink>
          </li>
        )}
        <li>
          <NavLink to={path('/mentoring')}>{t('nav.mentoring')}</NavLink>
        </li>
        <li>
          <NavLink to={path('/events')}>{t('nav.events')}</NavLink>
        </li>
        <li>
          <NavLink to={path('/services')}>{t('nav.services')}</NavLink>
        </li>
      </ul>
    </nav>
  );
}
