import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useEvents, useRegistrations } from '../../api/events.js';
import { useMe } from '../../api/me.js';
import type { EventQuery, LuotsiEvent, Registration } from '../../api/types.js';
import { Page } from '../../app/page.js';
import { Empty } from '../../components/empty.js';
import { EventCard } from '../../components/event-card.js';
import { QueryView } from '../../components/query-view.js';
import { EventFilter } from './event-filter.js';

/** All events; the search stands in the address, so that it can be shared and found again. */
export function EventsScreen() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const query = queryOf(address);
  const events = useEvents(query);
  const registrations = useRegistrations(Boolean(useMe())).data ?? [];
  const isFiltered = Object.keys(query).length > 0;
  return (
    <Page title={t('events.title')} lead={t('events.lead')} width="wide">
      <EventFilter
        query={query}
        onSearch={(next) => setAddress({ ...next })}
        onClear={isFiltered ? () => setAddress({}) : undefined}
      />
      <QueryView query={events} lines={6}>
        {(items) => (
          <>
            <p role="status" className="found">
              {t('events.found', { count: items.length })}
            </p>
            {items.length > 0 ? (
              <EventGrid events={items} registrations={registrations} />
            ) : (
              <Empty icon="calendar" title={isFiltered ? t('events.none') : t('events.empty')}>
                <p>{isFiltered ? t('events.noneText') : t('events.emptyText')}</p>
              </Empty>
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function EventGrid({
  events,
  registrations,
}: {
  events: readonly LuotsiEvent[];
  registrations: readonly Registration[];
}) {
  return (
    <ul className="grid">
      {events.map((event) => (
        <li key={event.id}>
          <EventCard event={event} registration={liveOf(event.id, registrations)} level="h2" />
        </li>
      ))}
    </ul>
  );
}

function liveOf(eventId: string, registrations: readonly Registration[]): Registration | undefined {
  return registrations.find((one) => one.eventId === eventId && one.state !== 'cancelled');
}

function queryOf(address: URLSearchParams): EventQuery {
  const q = address.get('q')?.slice(0, 100);
  const from = address.get('from') ?? '';
  return {
    ...(q && { q }),
    ...(/^\d{4}-\d\d-\d\d$/.test(from) && { from }),
    ...(address.get('seats') === 'free' && { seats: 'free' as const }),
  };
}
