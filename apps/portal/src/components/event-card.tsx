import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { LuotsiEvent, Registration } from '../api/types.js';
import { useLocalPath } from '../app/language.js';
import { useFormat } from '../i18n/use-format.js';
import { CalendarLeaf } from './calendar-leaf.js';
import { Facts } from './facts.js';
import { Localised } from './localised.js';
import { SeatsTag } from './seats-tag.js';

interface EventCardProps {
  event: LuotsiEvent;
  registration?: Registration;
  /** Level of its heading. */
  level?: 'h2' | 'h3';
}

export function EventCard({ event, registration, level: Heading = 'h3' }: EventCardProps) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const format = useFormat();
  return (
    <article className="card event-card">
      <CalendarLeaf instant={event.startsAt} />
      <div className="event-card-body">
        <Heading className="card-title">
          <Link className="card-link" to={path(`/events/${event.id}`)}>
            <Localised text={event.title} />
          </Link>
        </Heading>
        <Facts
          items={[
            { icon: 'clock', label: t('events.when'), value: format.span(event.startsAt, event.endsAt) },
            { icon: 'place', label: t('events.where'), value: event.place },
          ]}
        />
        <p className="tags">
          <SeatsTag event={event} registration={registration} />
        </p>
      </div>
    </article>
  );
}
