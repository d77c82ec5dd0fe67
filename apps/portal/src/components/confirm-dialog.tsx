import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';
import { Dialog } from './dialog.js';
import { ProblemNotice } from './problem-notice.js';

interface ConfirmDialogProps {
  title: string;
  confirm: string;
  /** `danger` for what cannot be taken back. */
  tone?: 'danger' | 'plain';
  isBusy: boolean;
  error: unknown;
  onConfirm: () => void;
  onClose: () => void;
  children: ReactNode;
}

/** "Are you sure", with what will happen. The safe way out comes last and says what it does. */
export function ConfirmDialog({
  title,
  confirm,
  tone = 'plain',
  isBusy,
  error,
  onConfirm,
  onClose,
  children,
}: ConfirmDialogProps) {
  const { t } = useTranslation();
  return (
    <Dialog title={title} onClose={onClose}>
      {children}
      {error ? <ProblemNotice error={error} /> : null}
      <div className="actions">
        <button
          type="button"
          className={tone === 'danger' ? 'button button-danger' : 'button'}
          aria-disabled={isBusy}
          onClick={() => !isBusy && onConfirm()}
        >
          {isBusy ? t('common.sending') : confirm}
        </button>
        <button type="button" className="button button-second" onClick={onClose}>
          {t('common.goBack')}
        </button>
      </div>
    </Dialog>
  );
}
