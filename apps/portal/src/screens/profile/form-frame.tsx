import { type FormEvent, type ReactNode, useEffect } from 'react';
import { useTranslation } from 'react-i18next';
import type { Fault, Role } from '../../api/types.js';
import { ErrorSummary } from '../../components/form/error-summary.js';
import { focusField } from '../../components/form/field-id.js';
import { SubmitButton } from '../../components/form/submit-button.js';
import { usePointerName } from '../../components/form/use-pointer-name.js';
import { Notice } from '../../components/notice.js';
import { PageContents } from '../../components/page-contents.js';
import { ProblemNotice } from '../../components/problem-notice.js';
import { SavedNotice } from './saved-notice.js';

interface FormState {
  faults: readonly Fault[];
  attempt: number;
  phase: 'editing' | 'saving' | 'saved' | 'conflict' | 'failed';
  error: unknown;
  isRestored: boolean;
  submit: () => void;
  discard: () => void;
  keepMine: () => Promise<void>;
  takeTheirs: () => Promise<void>;
}

interface FormFrameProps {
  forRole: Role;
  contents: readonly { id: string; title: string }[];
  form: FormState;
  profile: { complete: boolean; missing: readonly string[] };
  children: ReactNode;
}

/** What both profile forms share: summary of faults, draft, saving, conflict. */
export function FormFrame({ forRole, contents, form, profile, children }: FormFrameProps) {
  const { t } = useTranslation();
  const labelOf = usePointerName();

  // A link "correct this" leads to one question.
  useEffect(() => {
    if (window.location.hash) focusField(`/${window.location.hash.slice(1)}`);
  }, []);

  const submit = (event: FormEvent) => {
    event.preventDefault();
    form.submit();
  };

  return (
    <div className="home-columns">
      <form onSubmit={submit} noValidate className="profile-form">
        {form.isRestored && (
          <Notice title={t('profile.draftTitle')}>
            <p>{t('profile.draftText')}</p>
            <button type="button" className="link-button" onClick={form.discard}>
              {t('profile.draftDrop')}
            </button>
          </Notice>
        )}
        <ErrorSummary faults={form.faults} attempt={form.attempt} labelOf={labelOf} />
        {children}
        {form.phase === 'failed' && <ProblemNotice error={form.error} />}
        {form.phase === 'conflict' && <Conflict onMine={form.keepMine} onTheirs={form.takeTheirs} />}
        <div role="status">{form.phase === 'saved' && <SavedNotice forRole={forRole} profile={profile} />}</div>
        <p className="actions">
          <SubmitButton isBusy={form.phase === 'saving'}>{t('profile.save')}</SubmitButton>
        </p>
      </form>
      <PageContents items={contents} />
    </div>
  );
}

interface ConflictProps {
  onMine: () => Promise<void>;
  onTheirs: () => Promise<void>;
}

function Conflict({ onMine, onTheirs }: ConflictProps) {
  const { t } = useTranslation();
  return (
    <Notice tone="warning" role="alert" title={t('profile.conflictTitle')}>
      <p>{t('profile.conflictText')}</p>
      <p className="actions">
        <button type="button" className="button button-small" onClick={() => void onMine()}>
          {t('profile.conflictMine')}
        </button>
        <button type="button" className="button button-small button-second" onClick={() => void onTheirs()}>
          {t('profile.conflictTheirs')}
        </button>
      </p>
    </Notice>
  );
}
