import { defineErrors } from '#platform/kernel';

/** Faults of the edge itself; each lib has an errors.ts of its own. */
export const PlatformError = defineErrors({
  invalidInput: { code: 'platform.invalid-input', kind: 'invalid' },
  notFound: { code: 'platform.not-found', kind: 'not-found' },
  methodNotAllowed: { code: 'platform.method-not-allowed', kind: 'invalid' },
  crossSite: { code: 'platform.cross-site', kind: 'forbidden' },
  bodyTooLarge: { code: 'platform.body-too-large', kind: 'too-large' },
  fileTooLarge: { code: 'platform.file-too-large', kind: 'too-large' },
  malformedBody: { code: 'platform.malformed-body', kind: 'invalid' },
  changedMeanwhile: { code: 'platform.changed-meanwhile', kind: 'conflict' },
  tooManyRequests: { code: 'platform.too-many-requests', kind: 'too-many' },
  unexpected: { code: 'platform.unexpected', kind: 'unavailable' },
});
