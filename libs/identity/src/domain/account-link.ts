import { DAY, MINUTE } from '#platform/kernel';

/** From asking to link over proving the other account to the confirmation: as long as a code lives. */
export const LINK_WINDOW = 10 * MINUTE;
/** How long a link can be undone. The page says it before and after. */
export const UNDO_WINDOW = 30 * DAY;

/** Until when a link can be undone: that instant is too late. */
export function undoableUntil(confirmedAt: Date): Date {
  return new Date(confirmedAt.getTime() + UNDO_WINDOW);
}

/** Links that were confirmed after this instant can be undone. */
export function undoableSince(now: Date): Date {
  return new Date(now.getTime() - UNDO_WINDOW);
}

/** What is known of two accounts that are to become one. */
export interface TwoAccounts {
  readonly keptHasRole: boolean;
  readonly otherHasRole: boolean;
  /** Universities by which each signs in. */
  readonly keptProviders: readonly string[];
  readonly otherProviders: readonly string[];
  /** Something under way waits for the other one: an application, a mentor, an event. */
  readonly otherIsAwaited: boolean;
  /** A third account was linked to the other one, and that can still be undone. */
  readonly otherKeepsLink: boolean;
}

export type Objection = 'staff' | 'staff-there' | 'one-university' | 'awaited' | 'linked-there';

/**
 * Why two accounts stay two (config/decisions/0006). Nothing but the ways to sign in moves, so nobody may wait for the other account, and no
 * role may come under a sign-in that it was not given to.
 */
export function objectionTo(accounts: TwoAccounts): Objection | undefined {
  if (accounts.keptHasRole) return 'staff';
  if (accounts.otherHasRole) return 'staff-there';
  // A university that names somebody twice means two accounts, and an eppn replaces the one before it (account-key.ts).
  if (accounts.otherProviders.some((provider) => accounts.keptProviders.includes(provider))) return 'one-university';
  if (accounts.otherIsAwaited) return 'awaited';
  return accounts.otherKeepsLink ? 'linked-there' : undefined;
}
