import { useTranslation } from 'react-i18next';
import { useSearchParams } from 'react-router';
import { useDirectory } from '../../api/directory.js';
import type { DirectoryQuery } from '../../api/types.js';
import { Page } from '../../app/page.js';
import { Empty } from '../../components/empty.js';
import { QueryView } from '../../components/query-view.js';
import { DirectoryFilter } from './directory-filter.js';
import { EntryCard } from './entry-card.js';

/** Who helps with what; the choices stand in the address. */
export function ServicesScreen() {
  const { t } = useTranslation();
  const [address] = useSearchParams();
  const query = queryOf(address);
  const entries = useDirectory(query);
  const isFiltered = Object.keys(query).length > 0;
  return (
    <Page title={t('services.title')} lead={t('services.lead')} width="wide">
      <DirectoryFilter query={query} />
      <QueryView query={entries} lines={6}>
        {({ items, total }) => (
          <>
            <p role="status" className="found">
              {t('services.found', { count: total })}
              {items.length < total && ` ${t('services.first', { shown: items.length })}`}
            </p>
            {items.length > 0 ? (
              <ul className="grid grid-halves">
                {items.map((entry) => (
                  <li key={entry.id}>
                    <EntryCard entry={entry} />
                  </li>
                ))}
              </ul>
            ) : (
              <Empty icon="compass" title={isFiltered ? t('services.none') : t('services.empty')}>
                <p>{isFiltered ? t('services.noneText') : t('services.emptyText')}</p>
              </Empty>
            )}
          </>
        )}
      </QueryView>
    </Page>
  );
}

function queryOf(address: URLSearchParams): DirectoryQuery {
  const q = address.get('q')?.slice(0, 100);
  const need = address.get('need')?.slice(0, 40);
  const kind = address.get('kind');
  return {
    ...(need && { need }),
    ...((kind === 'service' || kind === 'actor') && { kind }),
    ...(q && { q }),
  };
}
