import type { Settings } from '#platform';
import { safeReturnPath } from '../domain/return-path.js';
import { entityIdOf } from './service-provider.js';

/** Names the binding and its element of metadata. Source: OASIS sstc-saml-idp-discovery-cs-01, 2.3 and 2.5. */
export const DISCOVERY = 'urn:oasis:names:tc:SAML:profiles:SSO:idp-discovery-protocol';

export function discoveryReturnOf(settings: Settings): string {
  return settings.url('/auth/discovery/return');
}

/** The address by which the service is asked which provider somebody chooses. It learns who we are, and not which page they want. (2.4.1) */
export function discoveryRequest(service: string, settings: Settings, state: string): string {
  const address = new URL(service);
  address.searchParams.set('entityID', entityIdOf(settings));
  address.searchParams.set('return', `${discoveryReturnOf(settings)}?state=${state}`);
  return address.href;
}

/** A choice that somebody is making at the service. The browser keeps it: we have nothing to keep, and nobody can fill our tables. */
export interface Choice {
  readonly state: string;
  /** A path of ours. */
  readonly returnTo: string;
}

export function writeChoice({ state, returnTo }: Choice): string {
  return `${state}.${Buffer.from(returnTo).toString('base64url')}`;
}

/** What the browser has kept, trusted no more than any other input. */
export function readChoice(cookie: string | undefined, fallback: string): Choice | undefined {
  const [state, kept = ''] = cookie?.split('.', 2) ?? [];
  return state ? { state, returnTo: safeReturnPath(Buffer.from(kept, 'base64url').toString(), fallback) } : undefined;
}
