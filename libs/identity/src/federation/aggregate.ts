import type { LocalisedText } from '#platform/kernel';

/** One identity provider as the federation's signed metadata describes it. */
export interface FederationProvider {
  readonly entityId: string;
  readonly name: LocalisedText;
  /** SingleSignOnService, HTTP-Redirect. */
  readonly ssoUrl: string;
  /** SingleLogoutService, HTTP-Redirect; its ResponseLocation where it names one. */
  readonly logoutUrl: string | null;
  readonly logoutResponseUrl: string | null;
  /** Base64 of X.509 certificates for signing, each RSA of 2048 bits and up. */
  readonly certificates: readonly string[];
  /** shibmd:Scope without regular expressions, lower case. */
  readonly scopes: readonly string[];
  readonly errorUrl: string | null;
  /** Address of the provider's support contact. */
  readonly support: string | null;
  /** http://refeds.org/category/hide-from-discovery: not offered in a list. */
  readonly hidden: boolean;
  /** ISO 8601; the earliest of its own and what stands around it. */
  readonly validUntil: string;
}

export const SKIP_REASONS = [
  'expired',
  'named-twice',
  'no-scope',
  'no-fit-certificate',
  'no-redirect-address',
] as const;
export type SkipReason = (typeof SKIP_REASONS)[number];

/** What a copy says. Plain data, so that it may cross a thread. */
export interface Aggregate {
  /** `pinName` of the key that the federation signed it with. */
  readonly signedBy: string;
  /** ISO 8601. */
  readonly validUntil: string;
  readonly providers: readonly FederationProvider[];
  /** Providers that cannot be used, and why. */
  readonly skipped: readonly { readonly entityId: string; readonly reason: SkipReason }[];
}
