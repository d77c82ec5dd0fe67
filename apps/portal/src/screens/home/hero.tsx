import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocalPath } from '../../app/language.js';
import { HarbourScene } from '../../components/harbour-scene.js';

export function Hero({ isSignedIn }: { isSignedIn: boolean }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <div className="hero">
      <div className="hero-row">
        <div className="hero-text">
          <h1 tabIndex={-1}>{t('front.title')}</h1>
          <p className="lead">{t('front.lead')}</p>
          <p className="actions">
            <Link className="button button-sun" to={path(isSignedIn ? '/home' : '/login')}>
              {isSignedIn ? t('front.toHome') : t('nav.signIn')}
            </Link>
            <Link className="button button-glass" to={path('/mentoring')}>
              {t('front.more')}
            </Link>
          </p>
        </div>
        <HarbourScene />
      </div>
    </div>
  );
}
