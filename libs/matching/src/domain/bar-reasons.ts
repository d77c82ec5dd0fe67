import { DomainError } from '#platform/kernel';
import { MatchingError } from '../errors.js';

/** What staff may know of two people that no answer tells: why they are not to be a pair. */
export const STAFF_BAR_REASONS = ['relative', 'teacher', 'same_employer', 'other'] as const;
type StaffBarReason = (typeof STAFF_BAR_REASONS)[number];

/** Why two persons are not proposed to each other again in a programme. */
export const BAR_REASONS = ['declined', 'matched', ...STAFF_BAR_REASONS] as const;

/** @throws matching.reason-needed for anything but what staff may say */
export function barReason(text: string): StaffBarReason {
  const known = STAFF_BAR_REASONS.find((reason) => reason === text);
  if (!known) throw new DomainError(MatchingError.reasonNeeded);
  return known;
}
