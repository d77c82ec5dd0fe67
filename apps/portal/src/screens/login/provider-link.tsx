import type { KeyboardEventHandler, ReactNode } from 'react';
import type { Provider } from '../../api/types.js';
import { useLanguage } from '../../app/language.js';
import { rememberProvider } from '../../app/session-memory.js';
import { Icon } from '../../components/icon.js';
import { Localised } from '../../components/localised.js';

interface ProviderLinkProps {
  provider: Provider;
  returnTo: string;
  /** Words before the name, on the one that was chosen last. */
  lead?: ReactNode;
  onKeyDown?: KeyboardEventHandler<HTMLAnchorElement>;
}

/** Leads to the sign-in page of a university, and after it to `returnTo`. */
export function ProviderLink({ provider, returnTo, lead, onKeyDown }: ProviderLinkProps) {
  const language = useLanguage();
  const query = new URLSearchParams({ idp: provider.entityId, returnTo, ui_locales: language });
  return (
    <a
      className={lead ? 'provider provider-first' : 'provider'}
      href={`/auth/saml/login?${query}`}
      onClick={() => rememberProvider(provider.entityId)}
      onKeyDown={onKeyDown}
    >
      <span>
        {lead} <Localised text={provider.name} />
      </span>
      <Icon name="right" />
    </a>
  );
}
