import { useTranslation } from 'react-i18next';
import { Link, useParams } from 'react-router';
import { useEvent } from '../../api/events.js';
import { statusOf } from '../../api/problem.js';
import type { LuotsiEvent } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { Page } from '../../app/page.js';
import { Facts } from '../../components/facts.js';
import { Icon } from '../../components/icon.js';
import { Localised } from '../../components/localised.js';
import { QueryView } from '../../components/query-view.js';
import { useFormat } from '../../i18n/use-format.js';
import { NotFound } from '../not-found/not-found.js';
import { RegistrationCard } from './registration-card.js';

/** One event, and the reader's registration for it. */
export function EventScreen() {
  const { t } = useTranslation();
  const path = useLocalPath();
  const { id = '' } = useParams();
  const event = useEvent(id);
  if (statusOf(event.error) === 404) return <NotFound />;
  return (
    <Page
      title={event.data?.title ?? t('event.fallback')}
      above={
        <Link to={path('/events')}>
          <Icon name="left" />
          {t('event.back')}
        </Link>
      }
      width="wide"
    >
      <QueryView query={event} lines={6}>
        {(data) => (
          <div className="home-columns">
            <div className="home-main">
              <EventFacts event={data} />
              {data.description[data.description.source]?.trim() && (
                <section aria-labelledby="about">
                  <h2 id="about">{t('event.about')}</h2>
                  <p className="prose prose-lines">
                    <Localised text={data.description} />
                  </p>
                </section>
              )}
            </div>
            <aside className="home-side" aria-label={t('event.registration')}>
              <RegistrationCard event={data} />
            </aside>
          </div>
        )}
      </QueryView>
    </Page>
  );
}

function EventFacts({ event }: { event: LuotsiEvent }) {
  const { t } = useTranslation();
  const { span } = useFormat();
  return (
    <Facts
      items={[
        { icon: 'clock', label: t('events.when'), value: span(event.startsAt, event.endsAt) },
        { icon: 'place', label: t('events.where'), value: event.place },
        { icon: 'people', label: t('events.organiser'), value: <Localised text={event.organiser} /> },
      ]}
    />
  );
}
