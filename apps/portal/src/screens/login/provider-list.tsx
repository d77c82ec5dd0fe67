import type { KeyboardEvent, Ref } from 'react';
import { useTranslation } from 'react-i18next';
import type { Provider } from '../../api/types.js';
import { stopAfter } from './list-keys.js';
import { ProviderLink } from './provider-link.js';

/** A longer list is searched, not read; and a browser draws this many at once without being asked twice. */
const SHOWN_AT_MOST = 20;

interface ProviderListProps {
  providers: readonly Provider[];
  returnTo: string;
  listRef: Ref<HTMLUListElement>;
  /** Leaves the list upwards. */
  onLeave: () => void;
}

export function ProviderList({ providers, returnTo, listRef, onLeave }: ProviderListProps) {
  const { t } = useTranslation();
  const shown = providers.slice(0, SHOWN_AT_MOST);
  const hidden = providers.length - shown.length;

  const move = (event: KeyboardEvent<HTMLAnchorElement>) => {
    const links = [...(event.currentTarget.closest('ul')?.querySelectorAll('a') ?? [])];
    const stop = stopAfter(event, links.indexOf(event.currentTarget), links.length);
    if (stop === undefined) return;
    event.preventDefault();
    if (stop === 'field') onLeave();
    else links[stop]?.focus();
  };

  return (
    <>
      <ul className="provider-list" ref={listRef}>
        {shown.map((provider) => (
          <li key={provider.entityId}>
            <ProviderLink provider={provider} returnTo={returnTo} onKeyDown={move} />
          </li>
        ))}
      </ul>
      {hidden > 0 && <p className="found">{t('login.more', { count: hidden })}</p>}
    </>
  );
}
