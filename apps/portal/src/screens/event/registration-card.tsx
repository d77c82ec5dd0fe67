import { useEffect, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useRegistrations } from '../../api/events.js';
import { useMe } from '../../api/me.js';
import type { LuotsiEvent } from '../../api/types.js';
import { Notice } from '../../components/notice.js';
import { SeatsTag } from '../../components/seats-tag.js';
import { MyRegistration } from './my-registration.js';
import { RegisterAction } from './register-action.js';

/** Seats, the reader's own place, and what can be done. */
export function RegistrationCard({ event }: { event: LuotsiEvent }) {
  const { t } = useTranslation();
  const me = useMe();
  const heading = useRef<HTMLHeadingElement>(null);
  const [change, setChange] = useState<'registered' | 'cancelled'>();
  const registrations = useRegistrations(Boolean(me)).data;
  const mine = registrations?.find((one) => one.eventId === event.id && one.state !== 'cancelled');

  // The pressed button goes away with the change; the focus moves to the heading above the news.
  useEffect(() => {
    if (change) heading.current?.focus();
  }, [change]);

  return (
    <section className="card card-roomy registration" aria-labelledby="registration">
      <h2 id="registration" className="card-title" ref={heading} tabIndex={-1}>
        {t('event.registration')}
      </h2>
      <p className="tags">
        <SeatsTag event={event} registration={mine} />
      </p>
      <div role="status">
        {mine && <MyRegistration event={event} registration={mine} onCancelled={() => setChange('cancelled')} />}
        {!mine && change === 'cancelled' && (
          <Notice tone="good" title={t('event.cancelled')}>
            <p>{t('event.cancelledHint')}</p>
          </Notice>
        )}
      </div>
      {!mine && <RegisterAction event={event} isSignedIn={Boolean(me)} onRegistered={() => setChange('registered')} />}
    </section>
  );
}
