import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useEvents } from '../../api/events.js';
import { useLocalPath } from '../../app/language.js';
import { Empty } from '../../components/empty.js';
import { EventCard } from '../../components/event-card.js';
import { QueryView } from '../../components/query-view.js';

const SHOWN = 3;

export function NextEvents() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const events = useEvents();
  return (
    <section className="next-events" aria-labelledby="next-events">
      <div className="section-head">
        <h2 id="next-events">{t('front.events')}</h2>
        <Link to={path('/events')}>{t('front.allEvents')}</Link>
      </div>
      <QueryView query={events}>
        {({ items }) =>
          items.length === 0 ? (
            <Empty icon="calendar" title={t('front.noEvents')}>
              <p>{t('front.noEventsText')}</p>
            </Empty>
          ) : (
            <ul className="grid">
              {items.slice(0, SHOWN).map((event) => (
                <li key={event.id}>
                  <EventCard event={event} />
                </li>
              ))}
            </ul>
          )
        }
      </QueryView>
    </section>
  );
}
