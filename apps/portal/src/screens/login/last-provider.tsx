import { useTranslation } from 'react-i18next';
import type { Provider } from '../../api/types.js';
import { ProviderLink } from './provider-link.js';

interface LastProviderProps {
  provider: Provider;
  returnTo: string;
  onForget: () => void;
}

/** The university that was chosen last in this browser, before all others. */
export function LastProvider({ provider, returnTo, onForget }: LastProviderProps) {
  const { t } = useTranslation();
  return (
    <div className="provider-last">
      <ProviderLink
        provider={provider}
        returnTo={returnTo}
        lead={<span className="eyebrow provider-lead">{t('login.last')}</span>}
      />
      <p className="actions actions-quiet">
        <button type="button" className="link-button" onClick={onForget}>
          {t('login.forget')}
        </button>
      </p>
      <p className="eyebrow">{t('login.others')}</p>
    </div>
  );
}
