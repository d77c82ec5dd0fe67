import { type FormEvent, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useApplication, useEnrolments } from '../../api/enrolments.js';
import { faultsOf } from '../../api/problem.js';
import type { Cohort, Enrolment, Role } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { ConsentBox } from '../../components/form/consent-box.js';
import { ErrorSummary } from '../../components/form/error-summary.js';
import { faultAt } from '../../components/form/field-id.js';
import { type Mentoring, mentoringOf } from '../../components/form/mentoring.js';
import { MentoringFields } from '../../components/form/mentoring-fields.js';
import { SubmitButton } from '../../components/form/submit-button.js';
import { useFaults, useMissing } from '../../components/form/use-faults.js';
import { usePointerName } from '../../components/form/use-pointer-name.js';
import { ProblemNotice } from '../../components/problem-notice.js';

interface ApplicationFormProps {
  cohort: Cohort;
  forRole: Role;
  onSent: (enrolment: Enrolment) => void;
}

export function ApplicationForm({ cohort, forRole: role, onSent }: ApplicationFormProps) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const labelOf = usePointerName();
  const missing = useMissing();
  const application = useApplication();
  // An invited mentor's draft says already for how many students there is room, and what staff ask about has been sent once.
  const draft = useEnrolments().data?.find((one) => one.cohortId === cohort.id && one.role === role);
  const [chosen, setChosen] = useState<Mentoring>();
  const mentoring = chosen ?? mentoringOf(draft);
  const [knowsPromise, setKnowsPromise] = useState(false);
  const [acceptsNotice, setAcceptsNotice] = useState(false);
  const { faults, attempt, check, take } = useFaults();

  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (application.isPending) return;
    const open = [
      ...(knowsPromise ? [] : [missing('/understandsNoJobPromise')]),
      ...(acceptsNotice ? [] : [missing('/acceptsPrivacyNotice')]),
    ];
    if (!check(open)) return;
    application.mutate(
      {
        cohortId: cohort.id,
        role,
        understandsNoJobPromise: true,
        acceptsPrivacyNotice: true,
        ...(role === 'mentor' && mentoring),
      },
      { onSuccess: onSent, onError: take },
    );
  };

  return (
    <form className="card card-roomy" onSubmit={submit} noValidate>
      <ErrorSummary faults={faults} attempt={attempt} labelOf={labelOf} />
      <p>
        <strong>{t('apply.roleAs', { role: t(`roles.${role}`) })}</strong>
      </p>
      {role === 'mentor' && (
        <MentoringFields
          value={mentoring}
          onChange={setChosen}
          faults={faults}
          capacityHint={t('apply.capacityHint')}
        />
      )}
      <ConsentBox
        pointer="/understandsNoJobPromise"
        fault={faultAt(faults, '/understandsNoJobPromise')}
        isOn={knowsPromise}
        onChange={setKnowsPromise}
      >
        {t('apply.promise')}
      </ConsentBox>
      <ConsentBox
        pointer="/acceptsPrivacyNotice"
        fault={faultAt(faults, '/acceptsPrivacyNotice')}
        isOn={acceptsNotice}
        onChange={setAcceptsNotice}
      >
        {t('apply.privacy')}
      </ConsentBox>
      <p className="after-consent">
        <a href={path('/privacy')} target="_blank" rel="noreferrer">
          {t('apply.privacyLink')} ({t('apply.privacyLinkHint')})
        </a>
      </p>
      {application.error && faultsOf(application.error).length === 0 ? (
        <ProblemNotice error={application.error} />
      ) : null}
      <p className="actions">
        <SubmitButton isBusy={application.isPending}>{t('apply.submit')}</SubmitButton>
      </p>
    </form>
  );
}
