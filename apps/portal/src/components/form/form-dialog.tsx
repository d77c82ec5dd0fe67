import type { FormEvent, ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { faultsOf } from '../../api/problem.js';
import { Dialog } from '../dialog.js';
import { ProblemNotice } from '../problem-notice.js';

interface FormDialogProps {
  title: string;
  confirm: string;
  /** `danger` for what cannot be taken back. */
  tone?: 'danger' | 'plain';
  isBusy: boolean;
  /** What the fields do not tell themselves is told below them. */
  error: unknown;
  onSubmit: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** A dialog with something to fill in. It sends once, keeps what is written when that fails, and the safe way out comes last. */
export function FormDialog(props: FormDialogProps) {
  const { title, confirm, tone = 'plain', isBusy, error, onSubmit, onClose, children } = props;
  const { t } = useTranslation();
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (!isBusy) onSubmit();
  };
  return (
    <Dialog title={title} onClose={onClose}>
      <form onSubmit={submit} noValidate>
        {children}
        {error && faultsOf(error).length === 0 ? <ProblemNotice error={error} /> : null}
        <div className="actions">
          <button
            type="submit"
            className={tone === 'danger' ? 'button button-danger' : 'button'}
            aria-disabled={isBusy}
          >
            {isBusy ? t('common.sending') : confirm}
          </button>
          <button type="button" className="button button-second" onClick={onClose}>
            {t('common.goBack')}
          </button>
        </div>
      </form>
    </Dialog>
  );
}
