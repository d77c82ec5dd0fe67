import { ASSERTIONS } from './assertions.js';
import { ATTRIBUTES } from './attributes.js';
import { SEALED } from './encryption.js';
import { ENVELOPES } from './envelopes.js';
import { EXCHANGES } from './exchanges.js';
import { LOGOUTS } from './logouts.js';
import { MESSAGES } from './messages.js';
import { SIGNATURES } from './signatures.js';
import { TRICKS } from './tricks.js';
import type { Variant } from './variant.js';
import { WAYS_BACK } from './ways-back.js';
import { WRAPPED } from './wrapping.js';

/** Every variant of our exchange by its kind; the name of the kind and that of the variant make a sentence. */
export const KINDS: readonly (readonly [string, readonly Variant[]])[] = [
  ['a message that', MESSAGES],
  ['an answer that', ENVELOPES],
  ['an assertion', ASSERTIONS],
  ['a signature that', SIGNATURES],
  ['a signed message, wrapped:', WRAPPED],
  ['a sealed assertion', SEALED],
  ['an attribute that', ATTRIBUTES],
  ['an exchange whose answer', EXCHANGES],
  ['a message with', TRICKS],
  ['a sign-in that', WAYS_BACK],
  ['a message about logout that', LOGOUTS],
];

export const VARIANTS: readonly Variant[] = KINDS.flatMap(([, variants]) => variants);
