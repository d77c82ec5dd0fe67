import { useCallback, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useEvents, useRegistrations } from '../../api/events.js';
import { useMe } from '../../api/me.js';
import type { EventSearch } from '../../api/types.js';
import { Page } from '../../app/page.js';
import { Empty } from '../../components/empty.js';
import { QueryView } from '../../components/query-view.js';
import { EventFilter } from './event-filter.js';
import { EventGrid } from './event-grid.js';
import { MoreEvents } from './more-events.js';

/** All events; the search stands in the address, so that it can be shared and found again. */
export function EventsScreen() {
  const { t } = useTranslation();
  const [address, setAddress] = useSearchParams();
  const query = queryOf(address);
  const events = useEvents(query);
  const registrations = useRegistrations(Boolean(useMe())).data ?? [];
  const [goOnAt, setGoOnAt] = useState<number>();
  const goneOn = useCallback(() => setGoOnAt(undefined), []);
  const search = (next: EventSearch) => {
    goneOn();
    setAddress({ ...next });
  };
  const isFiltered = Object.keys(query).length > 0;
  return (
    <Page title={t('events.title')} lead={t('events.lead')} width="wide">
      <EventFilter query={query} onSearch={search} onClear={isFiltered ? () => search({}) : undefined} />
      <QueryView query={events} lines={6}>
        {({ items, total }) => (
          <>
            <p role="status" className="found">
              {t('events.found', { count: total })}
            </p>
            {items.length > 0 ? (
              <EventGrid events={items} registrations={registrations} goOnAt={goOnAt} onGoneOn={goneOn} />
            ) : (
              <Empty icon="calendar" title={isFiltered ? t('events.none') : t('events.empty')}>
                <p>{isFiltered ? t('events.noneText') : t('events.emptyText')}</p>
              </Empty>
            )}
            {events.hasNextPage && (
              <MoreEvents events={events} shown={items.length} total={total} onAsk={() => setGoOnAt(items.length)} />
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function queryOf(address: URLSearchParams): EventSearch {
  const q = address.get('q')?.slice(0, 100);
  const from = address.get('from') ?? '';
  return {
    ...(q && { q }),
    ...(/^\d{4}-\d\d-\d\d$/.test(from) && { from }),
    ...(address.get('seats') === 'free' && { seats: 'free' as const }),
  };
}
