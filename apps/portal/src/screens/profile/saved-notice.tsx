import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useCohorts } from '../../api/enrolments.js';
import type { Role } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Localised } from '../../components/localised.js';
import { MissingAnswers } from '../../components/missing-answers.js';
import { Notice } from '../../components/notice.js';

interface SavedNoticeProps {
  forRole: Role;
  profile: { complete: boolean; missing: readonly string[] };
}

/** Saved, and what comes next. */
export function SavedNotice({ forRole, profile }: SavedNoticeProps) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const open = (useCohorts().data ?? []).filter(({ mayApplyAs }) => mayApplyAs.includes(forRole));
  if (!profile.complete) {
    return (
      <Notice tone="good" title={t('profile.saved')}>
        <p>{t('profile.missing')}</p>
        <MissingAnswers missing={profile.missing} forRole={forRole} />
      </Notice>
    );
  }
  return (
    <Notice tone="good" title={t('profile.saved')}>
      <p>{open.length > 0 ? t('profile.savedComplete') : t('profile.savedEnough')}</p>
      <ul className="links">
        {open.map((cohort) => (
          <li key={cohort.id}>
            <Link to={path(`/apply/${cohort.id}`)}>
              {t('mine.applyAs')}: <Localised text={cohort.name} />
            </Link>
          </li>
        ))}
        <li>
          <Link to={path('/home')}>{t('profile.toHome')}</Link>
        </li>
      </ul>
    </Notice>
  );
}
