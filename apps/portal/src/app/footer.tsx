import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { Mark } from '../components/mark.js';
import { useLocalPath } from './language.js';

export function Footer() {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <footer className="site-footer">
      <div className="site-footer-row">
        <div className="site-footer-about">
          <p className="brand">
            <Mark />
            <span>Luotsi</span>
          </p>
          <p>{t('footer.about')}</p>
        </div>
        <section className="site-footer-help" aria-labelledby="help">
          <h2 id="help">{t('footer.help')}</h2>
          <p>{t('footer.helpText')}</p>
          <p>
            <Link to={path('/mentoring#questions')}>{t('footer.questions')}</Link>
          </p>
        </section>
        <nav aria-labelledby="footer-nav">
          <h2 id="footer-nav">{t('footer.site')}</h2>
          <ul>
            <li>
              <Link to={path('/accessibility')}>{t('footer.accessibility')}</Link>
            </li>
            <li>
              <Link to={path('/privacy')}>{t('footer.privacy')}</Link>
            </li>
          </ul>
        </nav>
      </div>
    </footer>
  );
}
