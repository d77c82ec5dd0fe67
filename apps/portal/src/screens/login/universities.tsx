import { useState } from 'react';
import { useTranslation } from 'react-i18next';
import { useProviders } from '../../api/me.js';
import type { Provider } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import { lastProvider, rememberProvider } from '../../app/session-memory.js';
import { Empty } from '../../components/empty.js';
import { TextField } from '../../components/form/text-field.js';
import { Icon } from '../../components/icon.js';
import { Localised, useLocalised } from '../../components/localised.js';
import { QueryView } from '../../components/query-view.js';
import { useFormat } from '../../i18n/use-format.js';

/** A search helps only in a long list. */
const SEARCH_FROM = 6;

export function Universities({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const providers = useProviders();
  return (
    <section className="card card-roomy" aria-labelledby="by-university">
      <h2 id="by-university" className="card-title with-icon">
        <Icon name="university" />
        {t('login.university')}
      </h2>
      <p>{t('login.universityText')}</p>
      <QueryView query={providers}>
        {(items) =>
          items.length === 0 ? (
            <Empty icon="university" title={t('login.noProviders')}>
              <p>{t('login.noProvidersText')}</p>
            </Empty>
          ) : (
            <ProviderChoice providers={items} returnTo={returnTo} />
          )
        }
      </QueryView>
    </section>
  );
}

function ProviderChoice({ providers, returnTo }: { providers: readonly Provider[]; returnTo: string }) {
  const { t } = useTranslation();
  const nameOf = useLocalised();
  const { compare } = useFormat();
  const [text, setText] = useState('');
  const [last] = useState(lastProvider);
  const named = (provider: Provider) => nameOf(provider.name);
  const sorted = [...providers].sort((a, b) => compare(named(a), named(b)));
  const before = sorted.find((provider) => provider.entityId === last);
  const shown = sorted.filter(
    (provider) => provider !== before && named(provider).toLocaleLowerCase().includes(text.trim().toLocaleLowerCase()),
  );
  return (
    <>
      {before && (
        <div className="provider-last">
          <p className="eyebrow">{t('login.last')}</p>
          <ProviderLink provider={before} returnTo={returnTo} isFirst />
        </div>
      )}
      {providers.length >= SEARCH_FROM && (
        <TextField pointer="/provider-search" type="search" label={t('login.search')} value={text} onChange={setText} />
      )}
      {before && shown.length > 0 && <p className="eyebrow">{t('login.others')}</p>}
      <ul className="provider-list">
        {shown.map((provider) => (
          <li key={provider.entityId}>
            <ProviderLink provider={provider} returnTo={returnTo} />
          </li>
        ))}
      </ul>
      <p role="status">{text && shown.length === 0 ? t('login.noMatch', { text }) : ''}</p>
    </>
  );
}

interface ProviderLinkProps {
  provider: Provider;
  returnTo: string;
  isFirst?: boolean;
}

function ProviderLink({ provider, returnTo, isFirst }: ProviderLinkProps) {
  const language = useLanguage();
  const query = new URLSearchParams({ idp: provider.entityId, returnTo, ui_locales: language });
  return (
    <a
      className={isFirst ? 'provider provider-first' : 'provider'}
      href={`/auth/saml/login?${query}`}
      onClick={() => rememberProvider(provider.entityId)}
    >
      <span>
        <Localised text={provider.name} />
      </span>
      <Icon name="right" />
    </a>
  );
}
