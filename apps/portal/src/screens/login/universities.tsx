import { useRef } from 'react';
import { useTranslation } from 'react-i18next';
import { useProviders } from '../../api/me.js';
import { useLanguage } from '../../app/language.js';
import { Empty } from '../../components/empty.js';
import { Icon } from '../../components/icon.js';
import { QueryView } from '../../components/query-view.js';
import { ProviderChoice } from './provider-choice.js';
import { WhomToAsk } from './whom-to-ask.js';

export function Universities({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const providers = useProviders();
  const heading = useRef<HTMLHeadingElement>(null);
  return (
    <section className="card card-roomy" aria-labelledby="by-university">
      <h2 id="by-university" ref={heading} tabIndex={-1} className="card-title with-icon">
        <Icon name="university" />
        {t('login.university')}
      </h2>
      <p>{t('login.universityText')}</p>
      <QueryView query={providers}>
        {(offered) =>
          offered.items.length === 0 ? (
            <Empty icon="university" title={t('login.noProviders')}>
              <p>{t('login.noProvidersText')}</p>
              <WhomToAsk support={offered.support} />
            </Empty>
          ) : (
            <>
              <ProviderChoice offered={offered} returnTo={returnTo} onForgotten={() => heading.current?.focus()} />
              {offered.discovery && <DiscoveryService returnTo={returnTo} />}
            </>
          )
        }
      </QueryView>
    </section>
  );
}

/** The federation's own page for choosing, for those who know it. */
function DiscoveryService({ returnTo }: { returnTo: string }) {
  const { t } = useTranslation();
  const query = new URLSearchParams({ returnTo, ui_locales: useLanguage() });
  return (
    <>
      <p>{t('login.discoveryText')}</p>
      <p className="actions">
        <a className="button button-second" href={`/auth/discovery?${query}`}>
          {t('login.discovery')}
        </a>
      </p>
    </>
  );
}
