import { useTranslation } from 'react-i18next';
import type { useEvents } from '../../api/events.js';
import { ProblemNotice } from '../../components/problem-notice.js';

interface MoreEventsProps {
  events: ReturnType<typeof useEvents>;
  shown: number;
  total: number;
  onAsk: () => void;
}

/** Brings the next page of events. A page that did not come can be asked for again; those that are there stay. */
export function MoreEvents({ events, shown, total, onAsk }: MoreEventsProps) {
  const { t } = useTranslation();
  const more = () => {
    if (events.isFetchingNextPage) return;
    onAsk();
    void events.fetchNextPage();
  };
  if (events.isFetchNextPageError) return <ProblemNotice error={events.error} onRetry={more} />;
  return (
    <p className="actions">
      <button type="button" className="button button-second" aria-disabled={events.isFetchingNextPage} onClick={more}>
        {t('events.more')}
      </button>
      <span className="found">{t('events.shown', { shown, total })}</span>
    </p>
  );
}
