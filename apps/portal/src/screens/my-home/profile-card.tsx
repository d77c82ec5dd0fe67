import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useLocalPath } from '../../app/language.js';
import { MissingAnswers } from '../../components/missing-answers.js';
import { Notice } from '../../components/notice.js';
import type { Overview } from './next-step.js';

/** How complete the profile is, with the gaps as links. */
export function ProfileCard({ overview }: { overview: Overview }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { profile, roles } = overview;
  if (!profile || profile.version === 0) return null;
  const role = roles[0] ?? 'student';
  return (
    <section className="card" aria-labelledby="my-profile">
      <h2 id="my-profile" className="card-title">
        {t('mine.profile')}
      </h2>
      {profile.missing.length === 0 ? (
        <Notice tone="good">
          <p>{t('mine.profileComplete')}</p>
        </Notice>
      ) : (
        <>
          <p>{t('mine.profileMissing')}</p>
          <MissingAnswers missing={profile.missing} forRole={role} />
        </>
      )}
      <p>
        <Link to={path('/profile')}>{t('mine.profileEdit')}</Link>
      </p>
    </section>
  );
}
