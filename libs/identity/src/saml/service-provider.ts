import { type PassportSamlConfig, ValidateInResponseTo } from '@node-saml/passport-saml';
import type { Settings } from '#platform';
import type { Exchange } from './exchanges.js';
import type { IdentityProvider } from './providers.js';
import { CLOCK_SKEW } from './response-policy.js';
import type { WhatMustHold } from './what-must-hold.js';

export function entityIdOf(settings: Settings): string {
  return settings.url('/auth/saml/metadata');
}

export function acsOf(settings: Settings): string {
  return settings.url('/auth/saml/acs');
}

const NOTHING_ANSWERED: WhatMustHold = { responseIsSigned: true, assertionIsSigned: true, decryptionKey: undefined };

/** Where messages about logout come in, by Redirect. */
export function logoutOf(settings: Settings): string {
  return settings.url('/auth/saml/slo');
}

/** Our options for node-saml: its defaults break saml2int in five places (identity.md 1.3). */
export function samlOptions(
  settings: Settings,
  provider: IdentityProvider,
  exchange: Exchange,
  mustHold: WhatMustHold = NOTHING_ANSWERED,
): PassportSamlConfig {
  return {
    issuer: entityIdOf(settings),
    additionalParams: { RelayState: exchange.relayState },
    callbackUrl: acsOf(settings),
    entryPoint: provider.ssoUrl,
    idpCert: [...provider.certificates],
    audience: entityIdOf(settings),
    identifierFormat: null,
    disableRequestedAuthnContext: true,
    // Proof that an account is somebody's: a session at the university that another person left open is none.
    forceAuthn: Boolean(exchange.linkId),
    signatureAlgorithm: 'sha256',
    digestAlgorithm: 'sha256',
    acceptedClockSkewMs: CLOCK_SKEW,
    wantAssertionsSigned: mustHold.assertionIsSigned,
    wantAuthnResponseSigned: mustHold.responseIsSigned,
    decryptionPvk: mustHold.decryptionKey,
    validateInResponseTo: ValidateInResponseTo.always,
    generateUniqueId: () => exchange.requestId,
    // The request was consumed from Postgres before; here its id only has to be the one.
    cacheProvider: {
      saveAsync: (key, value) => Promise.resolve({ value, createdAt: Number(key.length) }),
      getAsync: (key) => Promise.resolve(key === exchange.requestId ? new Date().toISOString() : null),
      removeAsync: (key) => Promise.resolve(key),
    },
  };
}
