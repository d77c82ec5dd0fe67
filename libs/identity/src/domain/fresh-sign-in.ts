import { DomainError, HOUR } from '#platform/kernel';
import { IdentityError } from '../errors.js';
import type { SignedIn } from './scope.js';

/** Who changes how an account opens has signed in so recently (OWASP ASVS 5.0, 7.5.1): a browser left open is not enough. */
const FRESH = HOUR;

/** @throws identity.sign-in-not-fresh */
export function requireFreshSignIn({ signedInAt }: Pick<SignedIn, 'signedInAt'>, now: Date): void {
  if (now.getTime() - signedInAt.getTime() > FRESH) throw new DomainError(IdentityError.signInNotFresh);
}
