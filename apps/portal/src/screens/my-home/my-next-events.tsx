import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import type { Registration } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { CalendarLeaf } from '../../components/calendar-leaf.js';
import { Localised } from '../../components/localised.js';
import { useFormat } from '../../i18n/use-format.js';

const SHOWN = 3;

export function MyNextEvents({ registrations }: { registrations: readonly Registration[] }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const format = useFormat();
  const coming = registrations
    .filter(
      ({ state, startsAt }) => (state === 'confirmed' || state === 'waitlisted') && format.daysUntil(startsAt) >= 0,
    )
    .sort((a, b) => a.startsAt.localeCompare(b.startsAt))
    .slice(0, SHOWN);
  return (
    <section className="card" aria-labelledby="my-next-events">
      <h2 id="my-next-events" className="card-title">
        {t('mine.events')}
      </h2>
      {coming.length === 0 ? (
        <p className="muted">{t('mine.noEvents')}</p>
      ) : (
        <ul className="mini-events">
          {coming.map((registration) => (
            <li key={registration.id} className="mini-event">
              <CalendarLeaf instant={registration.startsAt} />
              <div>
                <Link to={path(`/events/${registration.eventId}`)}>
                  <Localised text={registration.eventTitle} />
                </Link>
                <p className="muted">
                  {format.weekday(registration.startsAt)}, {format.time(registration.startsAt)}
                  {registration.position !== null &&
                    ` · ${t('myEvents.state.waitlisted', { position: registration.position })}`}
                </p>
              </div>
            </li>
          ))}
        </ul>
      )}
      <p>
        <Link to={path(coming.length === 0 ? '/events' : '/my-events')}>
          {coming.length === 0 ? t('mine.findEvents') : t('nav.myEvents')}
        </Link>
      </p>
    </section>
  );
}
