import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMe } from '../../api/me.js';
import { likelyRole } from '../../api/person-role.js';
import { useLocalPath } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Icon } from '../../components/icon.js';
import { Notice } from '../../components/notice.js';

/** The first question of a newcomer: student or mentor. The likelier one comes first; both stay open. */
export function WelcomeScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const me = useMe();
  const roles = likelyRole() === 'mentor' ? (['mentor', 'student'] as const) : (['student', 'mentor'] as const);
  return (
    <Page title={t('welcome.title')} lead={t('welcome.lead', { name: me?.person.displayName })} width="wide">
      <div className="doors">
        {roles.map((role, index) => (
          <section key={role} className="door card" aria-labelledby={`as-${role}`}>
            <Icon name={role === 'student' ? 'university' : 'work'} />
            <h2 id={`as-${role}`} className="card-title">
              {t(`welcome.${role}`)}
            </h2>
            <p>{t(`welcome.${role}Text`)}</p>
            <Link className={index === 0 ? 'button' : 'button button-second'} to={path(`/profile?role=${role}`)}>
              {t(`welcome.${role}Action`)}
            </Link>
          </section>
        ))}
      </div>
      <Notice title={t('welcome.why')}>
        <p>{t('welcome.whyText')}</p>
      </Notice>
      <p>
        <Link to={path('/home')}>{t('welcome.later')}</Link>
      </p>
    </Page>
  );
}
