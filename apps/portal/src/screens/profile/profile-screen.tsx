import { useTranslation } from 'react-i18next';
import { Link, useSearchParams } from 'react-router';
import { likelyRole, useRoles } from '../../api/person-role.js';
import type { Role } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Skeleton } from '../../components/skeleton.js';
import { MentorForm } from './mentor-form.js';
import { StudentForm } from './student-form.js';

/** A person's own answers: as a student or as a mentor. */
export function ProfileScreen() {
  const { t } = useTranslation();
  const [query] = useSearchParams();
  const roles = useRoles();
  const wanted = query.get('role');
  const role = wanted === 'student' || wanted === 'mentor' ? wanted : (roles?.[0] ?? (roles && likelyRole()));
  return (
    <Page
      title={role ? t(`profile.${role}Title`) : t('profile.title')}
      lead={t('profile.lead')}
      width="wide"
      above={roles && role && roles.length > 1 ? <OtherProfile role={role} /> : undefined}
    >
      {role === undefined && <Skeleton lines={8} />}
      {role === 'student' && <StudentForm />}
      {role === 'mentor' && <MentorForm />}
    </Page>
  );
}

/** For the few who are both. */
function OtherProfile({ role }: { role: Role }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  return role === 'student' ? (
    <Link to={path('/profile?role=mentor')}>{t('profile.switchToMentor')}</Link>
  ) : (
    <Link to={path('/profile?role=student')}>{t('profile.switchToStudent')}</Link>
  );
}
