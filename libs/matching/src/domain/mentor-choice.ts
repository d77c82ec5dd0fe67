import { DomainError } from '#platform/kernel';
import { MatchingError } from '../errors.js';

/** A mentor whom a student asks has so many days to answer, by the Helsinki calendar. */
export const REQUEST_DAYS = 3;

/** How many requests staff may allow a student in one round; ten letters are enough to find out that nobody has time. */
export const REQUESTS = { fewest: 1, most: 10, usual: 3 } as const;

/** What a student may write to the mentor whom she asks, in characters. */
export const LONGEST_MESSAGE = 500;

/** What a student has asked in a round so far. */
export interface Asked {
  /** Requests that count: all but those that ended through no doing of hers or of the mentor asked. */
  readonly made: number;
  /** The mentor who has not answered yet. */
  readonly waitsFor: string | null;
}

/** How many more mentors a student may ask, one after the other. A limit that staff lowered meanwhile takes nothing back. */
export function requestsLeft(allowed: number, { made }: Pick<Asked, 'made'>): number {
  return Math.max(0, allowed - made);
}

/**
 * Whether she may ask a mentor now. One at a time: the request holds a seat, and seats that wait for nothing are taken from others.
 * `already` is the same request again, as a double click sends it. @throws matching.request-is-open, matching.no-requests-left
 */
export function mayAsk(mentorEnrolmentId: string, asked: Asked, allowed: number): 'now' | 'already' {
  if (asked.waitsFor === mentorEnrolmentId) return 'already';
  if (asked.waitsFor !== null) throw new DomainError(MatchingError.requestIsOpen);
  if (requestsLeft(allowed, asked) === 0) throw new DomainError(MatchingError.noRequestsLeft, { allowed });
  return 'now';
}
