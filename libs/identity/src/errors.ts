import { defineErrors } from '#platform/kernel';

export const IdentityError = defineErrors({
  notSignedIn: { code: 'identity.not-signed-in', kind: 'unauthenticated' },
  notAllowed: { code: 'identity.not-allowed', kind: 'forbidden' },
  signInTooOld: { code: 'identity.sign-in-too-old', kind: 'unauthenticated' },
  codeWrong: { code: 'identity.code-wrong', kind: 'invalid' },
  codeExpired: { code: 'identity.code-expired', kind: 'gone' },
  codeExhausted: { code: 'identity.code-exhausted', kind: 'gone' },
  codeNotAsked: { code: 'identity.code-not-asked', kind: 'gone' },
  tooManyCodes: { code: 'identity.too-many-codes', kind: 'too-many' },
  tooManySignIns: { code: 'identity.too-many-sign-ins', kind: 'too-many' },
  unknownProvider: { code: 'identity.unknown-provider', kind: 'not-found' },
  samlRefused: { code: 'identity.saml-refused', kind: 'forbidden' },
  samlNotAsked: { code: 'identity.saml-not-asked', kind: 'gone' },
  samlIncomplete: { code: 'identity.saml-incomplete', kind: 'forbidden' },
  accountDisabled: { code: 'identity.account-disabled', kind: 'forbidden' },
  unfitAddress: { code: 'identity.unfit-address', kind: 'invalid' },
  unknownRole: { code: 'identity.unknown-role', kind: 'invalid' },
  unknownOrganisation: { code: 'identity.unknown-organisation', kind: 'not-found' },
  unknownPerson: { code: 'identity.unknown-person', kind: 'not-found' },
  workNotFailed: { code: 'identity.work-not-failed', kind: 'conflict' },
});
