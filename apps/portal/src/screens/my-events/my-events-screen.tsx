import { useEffect, useState } from 'react';
import { useTranslation } from 'react-i18next';
import { Link } from 'react-router';
import { useRegistrations } from '../../api/events.js';
import type { Registration } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { focusHeading, Page } from '../../app/page.js';
import { Empty } from '../../components/empty.js';
import { Notice } from '../../components/notice.js';
import { QueryView } from '../../components/query-view.js';
import { RegistrationItem } from './registration-item.js';

/** The reader's own registrations: what is coming, what was. */
export function MyEventsScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const registrations = useRegistrations();
  const [cancelled, setCancelled] = useState(0);
  const onCancelled = () => setCancelled((count) => count + 1);

  useEffect(() => {
    if (cancelled > 0) focusHeading();
  }, [cancelled]);

  return (
    <Page title={t('myEvents.title')}>
      <div role="status">
        {cancelled > 0 && (
          <Notice tone="good" title={t('event.cancelled')}>
            <p>{t('event.cancelledHint')}</p>
          </Notice>
        )}
      </div>
      <QueryView query={registrations} lines={5}>
        {(items) => {
          const { coming, past } = split(items, new Date());
          return (
            <>
              {coming.length > 0 ? (
                <RegistrationList title={t('myEvents.coming')} items={coming} onCancelled={onCancelled} />
              ) : (
                <Empty icon="calendar" title={t('myEvents.empty')}>
                  <p>{t('myEvents.emptyText')}</p>
                  <Link className="button" to={path('/events')}>
                    {t('myEvents.find')}
                  </Link>
                </Empty>
              )}
              {past.length > 0 && <RegistrationList title={t('myEvents.past')} items={past} />}
            </>
          );
        }}
      </QueryView>
    </Page>
  );
}

function split(items: readonly Registration[], now: Date): { coming: Registration[]; past: Registration[] } {
  const sorted = [...items].sort((a, b) => a.startsAt.localeCompare(b.startsAt));
  const isComing = ({ state, startsAt }: Registration) =>
    (state === 'confirmed' || state === 'waitlisted') && new Date(startsAt) >= now;
  return { coming: sorted.filter(isComing), past: sorted.filter((one) => !isComing(one)).reverse() };
}

interface RegistrationListProps {
  title: string;
  items: readonly Registration[];
  onCancelled?: () => void;
}

function RegistrationList({ title, items, onCancelled }: RegistrationListProps) {
  return (
    <section className="page-section">
      <div className="section-head">
        <h2>{title}</h2>
      </div>
      <ul className="stack">
        {items.map((registration) => (
          <RegistrationItem key={registration.id} registration={registration} onCancelled={onCancelled} />
        ))}
      </ul>
    </section>
  );
}
