import type { FormEvent } from 'react';
import { useTranslation } from 'react-i18next';
import { Link, useNavigate } from 'react-router';
import { useDirectory } from '../../api/directory.js';
import type { DirectoryQuery } from '../../api/types.js';
import { useLocalPath } from '../../app/language.js';
import { TextField } from '../../components/form/text-field.js';
import { useSynced } from '../../components/use-synced.js';
import { useFormat } from '../../i18n/use-format.js';
import { useNeedName } from './use-need-name.js';

const KINDS = ['all', 'service', 'actor'] as const;

function addressOf(query: DirectoryQuery): string {
  const entries = Object.entries(query).filter(([, value]) => value);
  return entries.length > 0 ? `/services?${new URLSearchParams(entries)}` : '/services';
}

/** Needs and kinds are links, so each choice has an address; the search adds words. */
export function DirectoryFilter({ query }: { query: DirectoryQuery }) {
  const { t } = useTranslation();
  const path = useLocalPath();
  const navigate = useNavigate();
  const needName = useNeedName();
  const { compare } = useFormat();
  const [text, setText] = useSynced(query.q ?? '');
  const all = useDirectory({}).data?.items ?? [];
  const needs = [...new Set(all.flatMap((entry) => entry.needs))].sort((a, b) => compare(needName(a), needName(b)));

  const search = (event: FormEvent) => {
    event.preventDefault();
    void navigate(path(addressOf({ ...query, q: text.trim() || undefined })));
  };
  const choice = (key: string, label: string, to: DirectoryQuery, isOn: boolean) => (
    <li key={key}>
      <Link className="chip" to={path(addressOf(to))} aria-current={isOn ? 'true' : undefined}>
        {label}
      </Link>
    </li>
  );

  return (
    <div className="card directory-filter">
      <nav aria-labelledby="needs">
        <h2 id="needs">{t('services.need')}</h2>
        <ul className="chips">
          {choice('all', t('common.all'), { ...query, need: undefined }, !query.need)}
          {needs.map((need) => choice(need, needName(need), { ...query, need }, query.need === need))}
        </ul>
      </nav>
      <div className="directory-filter-row">
        <nav aria-labelledby="kinds">
          <h2 id="kinds">{t('services.kind')}</h2>
          <ul className="chips">
            {KINDS.map((kind) => {
              const value = kind === 'all' ? undefined : kind;
              return choice(kind, t(`services.kinds.${kind}`), { ...query, kind: value }, query.kind === value);
            })}
          </ul>
        </nav>
        <search className="search">
          <form className="search-row" onSubmit={search}>
            <TextField
              pointer="/q"
              type="search"
              label={t('services.search')}
              maxLength={100}
              value={text}
              onChange={setText}
            />
            <button type="submit" className="button button-second">
              {t('services.filter')}
            </button>
          </form>
        </search>
      </div>
      {(query.need || query.kind || query.q) && (
        <p>
          <Link to={path('/services')}>{t('services.clear')}</Link>
        </p>
      )}
    </div>
  );
}
