import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocalPath } from '../../app/language.js';
import { Icon } from '../../components/icon.js';

/** Two ways in. */
export function Doors() {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <section className="doors" aria-labelledby="doors">
      <h2 id="doors" className="visually-hidden">
        {t('front.doors')}
      </h2>
      <div className="door card">
        <Icon name="university" />
        <h3 className="card-title">{t('front.student')}</h3>
        <p>{t('front.studentText')}</p>
        <Link className="button" to={path('/login?as=student')}>
          {t('front.studentAction')}
          <Icon name="right" />
        </Link>
      </div>
      <div className="door card">
        <Icon name="work" />
        <h3 className="card-title">{t('front.mentor')}</h3>
        <p>{t('front.mentorText')}</p>
        <Link className="button" to={path('/login?as=mentor')}>
          {t('front.mentorAction')}
          <Icon name="right" />
        </Link>
      </div>
    </section>
  );
}
