import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import type { EventSearch } from '../../api/types.js';
import { TextField } from '../../components/form/text-field.js';
import { useSynced } from '../../components/use-synced.js';

interface EventFilterProps {
  query: EventSearch;
  onSearch: (query: EventSearch) => void;
  onClear?: () => void;
}

export function EventFilter({ query, onSearch, onClear }: EventFilterProps) {
  const { t } = useTranslation();
  const [text, setText] = useSynced(query.q ?? '');
  const [from, setFrom] = useSynced(query.from ?? '');
  const [isFree, setFree] = useSynced(query.seats === 'free');

  const submit = (event: FormEvent) => {
    event.preventDefault();
    const q = text.trim();
    onSearch({ ...(q && { q }), ...(from && { from }), ...(isFree && { seats: 'free' as const }) });
  };

  return (
    <search aria-label={t('events.title')}>
      <form className="filter card" onSubmit={submit}>
        <TextField
          pointer="/q"
          type="search"
          label={t('events.search')}
          hint={t('events.searchHint')}
          maxLength={100}
          value={text}
          onChange={setText}
        />
        <TextField pointer="/from" type="date" label={t('events.from')} value={from} onChange={setFrom} />
        <label className="choice">
          <input type="checkbox" checked={isFree} onChange={(event) => setFree(event.target.checked)} />
          <span>{t('events.seatsFree')}</span>
        </label>
        <p className="actions">
          <button type="submit" className="button">
            {t('events.filter')}
          </button>
          {onClear && (
            <button type="button" className="link-button" onClick={onClear}>
              {t('events.clear')}
            </button>
          )}
        </p>
      </form>
    </search>
  );
}
