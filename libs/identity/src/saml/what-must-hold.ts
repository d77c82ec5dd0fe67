/**
 * Universities sign in three ways, and each is taken by this rule: whatever is signed must hold, and the assertion must be signed itself or stand in a
 * Response that is (identity.md 0.3: SimpleSAMLphp signs both, Shibboleth the Response around a sealed Assertion, AD FS the Assertion).
 */
export interface WhatMustHold {
  readonly responseIsSigned: boolean;
  readonly assertionIsSigned: boolean;
  /** The key of ours that opened the assertion, if it was sealed. */
  readonly decryptionKey: string | undefined;
}
