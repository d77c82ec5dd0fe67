import { useTranslation } from 'react-i18next';
import type { LuotsiEvent, Registration } from '../api/types.js';
import { Tag } from './tag.js';

/** How the reader stands with an event; if not at all, how the event stands. */
export function SeatsTag({ event, registration }: { event: LuotsiEvent; registration?: Registration }) {
  const { t } = useTranslation();
  if (event.state === 'cancelled') return <Tag tone="bad">{t('events.cancelled')}</Tag>;
  if (registration?.state === 'confirmed') {
    return (
      <Tag tone="good" icon="check">
        {t('events.youAreIn')}
      </Tag>
    );
  }
  if (registration?.state === 'waitlisted') {
    return (
      <Tag tone="warning" icon="clock">
        {t('events.youWait')}
      </Tag>
    );
  }
  if (!event.registrationOpen) return <Tag>{t('events.closed')}</Tag>;
  if (event.seatsLeft > 0) return <Tag tone="info">{t('events.seatsLeft', { count: event.seatsLeft })}</Tag>;
  return (
    <Tag tone="warning">{event.waiting > 0 ? t('events.fullWaiting', { count: event.waiting }) : t('events.full')}</Tag>
  );
}
