import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useMentorProfile, useStudentProfile } from '../../api/profiles.js';
import type { Cohort, Enrolment, Role } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { RadioGroup } from '../../components/form/choice-group.js';
import { Icon } from '../../components/icon.js';
import { MissingAnswers } from '../../components/missing-answers.js';
import { Notice } from '../../components/notice.js';
import { QueryView } from '../../components/query-view.js';
import { ApplicationForm } from './application-form.js';

interface ApplicationProps {
  cohort: Cohort;
  onSent: (enrolment: Enrolment) => void;
}

/** First the role, then a profile that is complete, then the form. */
export function Application({ cohort, onSent }: ApplicationProps) {
  const { t } = useTranslation();
  const [role, setRole] = useState<Role>(cohort.mayApplyAs[0] ?? 'student');
  return (
    <>
      <GoodToKnow />
      {cohort.mayApplyAs.length > 1 && (
        <RadioGroup
          pointer="/role"
          legend={t('apply.role')}
          look="chips"
          choices={cohort.mayApplyAs.map((one) => ({ value: one, label: t(`roles.${one}`) }))}
          value={role}
          onChange={setRole}
        />
      )}
      {role === 'student' ? (
        <AsStudent cohort={cohort} onSent={onSent} />
      ) : (
        <AsMentor cohort={cohort} onSent={onSent} />
      )}
    </>
  );
}

function GoodToKnow() {
  const { t } = useTranslation();
  return (
    <section className="good-to-know" aria-labelledby="know">
      <h2 id="know">{t('apply.knowTitle')}</h2>
      <ul className="ticks">
        {(['know1', 'know2', 'know3'] as const).map((key) => (
          <li key={key}>
            <Icon name="check" />
            {t(`apply.${key}`)}
          </li>
        ))}
      </ul>
    </section>
  );
}

function AsStudent({ cohort, onSent }: ApplicationProps) {
  const profile = useStudentProfile();
  return (
    <QueryView query={profile}>
      {({ complete, missing }) =>
        complete ? (
          <ApplicationForm cohort={cohort} forRole="student" onSent={onSent} />
        ) : (
          <ProfileFirst missing={missing} forRole="student" />
        )
      }
    </QueryView>
  );
}

function AsMentor({ cohort, onSent }: ApplicationProps) {
  const profile = useMentorProfile();
  return (
    <QueryView query={profile}>
      {({ complete, missing }) =>
        complete ? (
          <ApplicationForm cohort={cohort} forRole="mentor" onSent={onSent} />
        ) : (
          <ProfileFirst missing={missing} forRole="mentor" />
        )
      }
    </QueryView>
  );
}

function ProfileFirst({ missing, forRole }: { missing: readonly string[]; forRole: Role }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  return (
    <Notice tone="warning" title={t('apply.profileTitle')}>
      <p>{t('apply.profileText')}</p>
      <MissingAnswers missing={missing} forRole={forRole} />
      <p className="actions">
        <Link className="button" to={path(`/profile?role=${forRole}`)}>
          {t('apply.profileAction')}
        </Link>
      </p>
    </Notice>
  );
}
