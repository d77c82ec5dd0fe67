import { useTranslation } from 'react-i18next';
import { Link, useLocation } from 'react-router';
import { useRegistering } from '../../api/events.js';
import type { LuotsiEvent } from '../../api/types.js';
import { loginPath } from '../../app/login-path.js';
import { ProblemNotice } from '../../components/problem-notice.js';

interface RegisterActionProps {
  event: LuotsiEvent;
  isSignedIn: boolean;
  onRegistered: () => void;
}

export function RegisterAction({ event, isSignedIn, onRegistered }: RegisterActionProps) {
  const { t } = useTranslation();
  const location = useLocation();
  const registering = useRegistering(onRegistered);
  const isFull = event.seatsLeft <= 0;
  if (event.state === 'cancelled') return <p>{t('event.cancelledText')}</p>;
  if (new Date(event.endsAt).getTime() < Date.now()) return <p>{t('event.pastText')}</p>;
  if (!event.registrationOpen) return <p>{t('event.closedText')}</p>;
  return (
    <>
      {isFull && (
        <>
          <p>{event.waiting === 0 ? t('event.lineFirst') : t('event.lineText', { count: event.waiting })}</p>
          <p className="hint">{t('event.lineHint')}</p>
        </>
      )}
      {registering.error ? <ProblemNotice error={registering.error} /> : null}
      {isSignedIn ? (
        <button
          type="button"
          className="button button-wide"
          aria-disabled={registering.isPending}
          onClick={() => !registering.isPending && registering.mutate(event.id)}
        >
          {registering.isPending ? t('common.sending') : isFull ? t('event.joinLine') : t('event.register')}
        </button>
      ) : (
        <>
          <p>{t('event.signInFirst')}</p>
          <Link className="button button-wide" to={loginPath(location)}>
            {t('event.signIn')}
          </Link>
        </>
      )}
    </>
  );
}
