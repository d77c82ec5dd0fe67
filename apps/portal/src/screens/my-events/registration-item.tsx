import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Registration, RegistrationState } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { CalendarLeaf } from '../../components/calendar-leaf.js';
import { CancelDialog } from '../../components/cancel-dialog.js';
import { Facts } from '../../components/facts.js';
import { Localised, useLocalised } from '../../components/localised.js';
import type { Tone } from '../../components/notice.js';
import { Tag } from '../../components/tag.js';
import { useFormat } from '../../i18n/use-format.js';

const TONES: Record<RegistrationState, Tone | 'plain'> = {
  confirmed: 'good',
  waitlisted: 'warning',
  cancelled: 'plain',
  attended: 'good',
  no_show: 'plain',
};

interface RegistrationItemProps {
  registration: Registration;
  /** Given where cancelling is still possible. */
  onCancelled?: () => void;
}

export function RegistrationItem({ registration, onCancelled }: RegistrationItemProps) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const format = useFormat();
  const nameOf = useLocalised();
  const [isAsking, setAsking] = useState(false);
  const { state, startsAt, place, position, eventId, eventTitle } = registration;
  return (
    <li className="card event-card">
      <CalendarLeaf instant={startsAt} />
      <div className="event-card-body">
        <h3 className="card-title">
          <Link to={path(`/events/${eventId}`)}>
            <Localised text={eventTitle} />
          </Link>
        </h3>
        <Facts
          items={[
            {
              icon: 'clock',
              label: t('events.when'),
              value: `${format.weekday(startsAt)}, ${format.time(startsAt)}`,
            },
            { icon: 'place', label: t('events.where'), value: place },
          ]}
        />
        <p className="tags">
          <Tag tone={TONES[state]}>{t(`myEvents.state.${state}`, { position })}</Tag>
        </p>
        {onCancelled && (
          <button
            type="button"
            className="link-button"
            aria-label={`${state === 'waitlisted' ? t('event.leaveLine') : t('event.cancel')}: ${nameOf(eventTitle)}`}
            onClick={() => setAsking(true)}
          >
            {state === 'waitlisted' ? t('event.leaveLine') : t('event.cancel')}
          </button>
        )}
      </div>
      {isAsking && onCancelled && (
        <CancelDialog registration={registration} onCancelled={onCancelled} onClose={() => setAsking(false)} />
      )}
    </li>
  );
}
