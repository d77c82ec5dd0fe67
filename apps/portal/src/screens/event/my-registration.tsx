import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { LuotsiEvent, Registration } from '../../api/types.js';
import { CancelDialog } from '../../components/cancel-dialog.js';
import { Notice } from '../../components/notice.js';

interface MyRegistrationProps {
  event: LuotsiEvent;
  registration: Registration;
  onCancelled: () => void;
}

export function MyRegistration({ event, registration, onCancelled }: MyRegistrationProps) {
  const { t } = useTranslation();
  const [isAsking, setAsking] = useState(false);
  const { state, position } = registration;
  if (state === 'attended') return <Notice tone="good" title={t('event.attended')} />;
  if (state === 'no_show') {
    return (
      <Notice title={t('event.noShow')}>
        <p>{t('event.noShowText')}</p>
      </Notice>
    );
  }
  const waits = state === 'waitlisted';
  const isOver = new Date(event.startsAt).getTime() < Date.now();
  return (
    <>
      {waits ? (
        <Notice tone="warning" title={t('event.waiting', { position })}>
          <p>{t('event.waitingText')}</p>
        </Notice>
      ) : (
        <Notice tone="good" title={t('event.confirmed')}>
          <p>{t('event.confirmedText')}</p>
        </Notice>
      )}
      {!isOver && (
        <p>
          <button type="button" className="link-button" onClick={() => setAsking(true)}>
            {waits ? t('event.leaveLine') : t('event.cancel')}
          </button>
        </p>
      )}
      {isAsking && (
        <CancelDialog registration={registration} onCancelled={onCancelled} onClose={() => setAsking(false)} />
      )}
    </>
  );
}
