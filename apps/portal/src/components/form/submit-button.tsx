import type { ReactNode } from 'react';
import { useTranslation } from 'react-i18next';

/** Stays reachable while it sends (a disabled button would drop the focus); the form ignores a second click. */
export function SubmitButton({ isBusy, children }: { isBusy: boolean; children: ReactNode }) {
  const { t } = useTranslation();
  return (
    <button type="submit" className="button" aria-disabled={isBusy}>
      {isBusy ? t('common.sending') : children}
    </button>
  );
}
