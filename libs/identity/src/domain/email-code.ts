import { HOUR, MINUTE } from '#platform/kernel';

/** Rules of the one-time code by mail (OWASP ASVS 5.0, 6.5 and 6.6; domain.md section 2). */
export const CODE_LIFETIME = 10 * MINUTE;
export const CODE_TRIES = 5;
export const CODE_DIGITS = 6;
/** How many codes one address may ask for in an hour. */
export const CODES_PER_HOUR = 5;
/** How many codes one network address may ask for in an hour: a company's people share one. */
export const CODES_PER_SOURCE = 60;
export const RATE_WINDOW = HOUR;
/** A retried mail mints a new code; the last two stay valid, so that a delayed first mail still works. */
export const CODES_KEPT = 2;

export interface CodeRequest {
  readonly expiresAt: Date;
  readonly tries: number;
  readonly usedAt: Date | null;
  readonly codeHashes: readonly string[];
}

export type CodeCheck = 'right' | 'wrong' | 'expired' | 'used' | 'exhausted';

/** `matches` compares in constant time. */
export function checkCode(request: CodeRequest, now: Date, matches: (hash: string) => boolean): CodeCheck {
  if (request.usedAt) return 'used';
  if (now >= request.expiresAt) return 'expired';
  if (request.tries >= CODE_TRIES) return 'exhausted';
  return request.codeHashes.some(matches) ? 'right' : 'wrong';
}
