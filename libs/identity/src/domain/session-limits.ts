import { DAY, HOUR, MINUTE } from '#platform/kernel';

/** How long a session lasts: so long after its last use, and so long after the sign-in whatever happens. Milliseconds. */
export interface SessionLimits {
  readonly idle: number;
  readonly whole: number;
}

/** Staff see the data of many: they are asked again soon (OWASP ASVS 5.0, 7.3.1-2). */
export const STAFF_LIMITS: SessionLimits = { idle: 30 * MINUTE, whole: 12 * HOUR };
/** For a phone in a pocket or a day at a desk; a shared machine's browser forgets the cookie when it closes. */
export const LIMITS: SessionLimits = { idle: 8 * HOUR, whole: 7 * DAY };
