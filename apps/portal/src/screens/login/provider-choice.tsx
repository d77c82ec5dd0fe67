import { type FormEvent, type KeyboardEvent, useEffect, useMemo, useRef, useState } from 'react';
import { useTranslation } from 'react-i18next';
import type { ProviderList as Offered } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import { forgetProvider, lastProvider } from '../../app/session-memory.js';
import { elementOf } from '../../components/form/field-id.js';
import { TextField } from '../../components/form/text-field.js';
import { useSettled } from '../../components/use-settled.js';
import { LastProvider } from './last-provider.js';
import { NoMatch } from './no-match.js';
import { ProviderList } from './provider-list.js';
import { findProviders, searchable } from './provider-search.js';

/** Fewer are seen at a glance. */
const SEARCH_ABOVE = 8;
/** People pause for so long when they have written what they wanted. */
const PAUSE_MS = 500;
const FIELD = '/provider-search';

interface ProviderChoiceProps {
  offered: Offered;
  returnTo: string;
  /** The reader has taken the last choice back: what was focused is gone. */
  onForgotten: () => void;
}

/** The university chosen last in this browser, then all others: plain links, in long lists below a field that filters them. */
export function ProviderChoice({ offered: { items, support }, returnTo, onForgotten }: ProviderChoiceProps) {
  const { t } = useTranslation();
  const language = useLanguage();
  const list = useRef<HTMLUListElement>(null);
  const [text, setText] = useState('');
  const [last, setLast] = useState(lastProvider);
  const [isForgotten, setForgotten] = useState(false);
  const entries = useMemo(() => searchable(items, language), [items, language]);
  const before = items.find(({ entityId }) => entityId === last);
  const isSearching = text.trim() !== '';
  const found = useMemo(() => findProviders(entries, text), [entries, text]);
  const shown = isSearching ? found : found.filter((provider) => provider !== before);

  useEffect(() => {
    if (last !== null && !before) forgetProvider();
  }, [last, before]);

  const forget = () => {
    forgetProvider();
    setLast(null);
    setForgotten(true);
    onForgotten();
  };
  const count = found.length;
  const outcome = count === 0 ? t('login.noMatch', { text: text.trim() }) : t('login.found', { count });
  const news = useSettled(isSearching ? outcome : isForgotten ? t('login.forgotten') : '', PAUSE_MS);

  const toList = (event: FormEvent | KeyboardEvent) => {
    event.preventDefault();
    list.current?.querySelector('a')?.focus();
  };
  const onKeyDown = (event: KeyboardEvent) => {
    // While a word is being put together, the keys belong to that.
    if (event.nativeEvent.isComposing) return;
    if (event.key === 'ArrowDown') toList(event);
    if (event.key === 'Escape') setText('');
  };
  return (
    <>
      {before && <LastProvider provider={before} returnTo={returnTo} onForget={forget} />}
      {items.length > SEARCH_ABOVE && (
        <search>
          <form onSubmit={toList}>
            <TextField
              pointer={FIELD}
              type="search"
              label={t('login.search')}
              hint={t('login.searchHint')}
              maxLength={100}
              value={text}
              onChange={setText}
              onKeyDown={onKeyDown}
            />
          </form>
        </search>
      )}
      <p role="status" className="found">
        {news}
      </p>
      {shown.length > 0 && (
        <ProviderList providers={shown} returnTo={returnTo} listRef={list} onLeave={() => elementOf(FIELD)?.focus()} />
      )}
      {isSearching && count === 0 && <NoMatch support={support} />}
    </>
  );
}
