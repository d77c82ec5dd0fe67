import { DAY } from '#platform/kernel';
import { REMINDER_DAYS, REVIEW_EVERY } from '../domain/staff-grants.js';

/** Where a grant stands: waits for a second person, begins later, counts, is over, was withdrawn. */
export const GRANT_STATES = ['waiting', 'later', 'live', 'ended', 'withdrawn'] as const;
/** What somebody should do about a grant, the most urgent first. */
export const ATTENTIONS = ['approve', 'ending', 'review'] as const;

/** SQL of a grant's state at `now`; `g` is the grant. */
export function grantState(now: Date, parameters: unknown[]): string {
  const at = `$${parameters.push(now)}`;
  return `case when g.revoked_at is not null then 'withdrawn' when g.valid_to <= ${at} then 'ended' when g.approved_at is null then 'waiting'
    when g.valid_from > ${at} then 'later' else 'live' end`;
}

/** SQL of what a grant asks for at `now`, null for nothing. */
export function attention(now: Date, parameters: unknown[]): string {
  const state = grantState(now, parameters);
  const [soon] = REMINDER_DAYS;
  const end = `$${parameters.push(new Date(now.getTime() + soon * DAY))}`;
  const review = `$${parameters.push(new Date(now.getTime() - REVIEW_EVERY))}`;
  return `case ${state} when 'waiting' then 'approve'
    when 'live' then case when g.valid_to <= ${end} then 'ending' when coalesce(g.reviewed_at, g.granted_at) <= ${review} then 'review' end end`;
}
