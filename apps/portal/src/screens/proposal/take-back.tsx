import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useTakingBack } from '../../api/mentors.js';
import type { Proposal } from '../../api/types.js';
import { ConfirmDialog } from '../../components/confirm-dialog.js';

/** A student thinks better of her request, as long as the mentor has not answered. */
export function TakeBack({ proposal: { id, other } }: { proposal: Proposal }) {
  const { t } = useTranslation();
  const [isOpen, setOpen] = useState(false);
  const taking = useTakingBack(id);
  const close = () => {
    setOpen(false);
    taking.reset();
  };
  return (
    <section className="card card-roomy take-back" aria-labelledby="take-back">
      <h2 id="take-back" className="card-title">
        {t('request.yours')}
      </h2>
      <p>{t('request.yoursText', { name: other.displayName })}</p>
      <p className="actions">
        <button type="button" className="button button-second" onClick={() => setOpen(true)}>
          {t('request.takeBack')}
        </button>
      </p>
      {isOpen && (
        <ConfirmDialog
          title={t('request.takeBackTitle')}
          confirm={t('request.takeBackConfirm')}
          tone="danger"
          isBusy={taking.isPending}
          error={taking.error}
          onConfirm={() => taking.mutate()}
          onClose={close}
        >
          <p>{t('request.takeBackText', { name: other.displayName })}</p>
        </ConfirmDialog>
      )}
    </section>
  );
}
