import { LIMITS, STAFF_LIMITS } from '../domain/session-limits.js';
import { liveGrant } from '../persistence/live-grant.js';

const holdsARole = (at: string) =>
  `exists (select 1 from identity.role_grant g where g.person_id = s.person_id and ${liveGrant(at)})`;

/** The condition under which a row `s` of identity.session still opens something; values go into `parameters`. A session of staff ends sooner, from the moment that its person holds a role. */
export function liveSession(now: Date, parameters: unknown[]): string {
  const at = `$${parameters.push(now)}`;
  const [whole, staffIdle, staffWhole] = [LIMITS.whole, STAFF_LIMITS.idle, STAFF_LIMITS.whole].map(
    (ago) => `$${parameters.push(new Date(now.getTime() - ago))}`,
  );
  // It ends with the way that began it: one that was closed, moved to another account or given to somebody else.
  const byOwnWay = `(s.sign_in_id is null or exists (select 1 from identity.sign_in w where w.id = s.sign_in_id and w.person_id = s.person_id
    and w.state = 'active'))`;
  return `s.ended_at is null and ${byOwnWay} and s.expires_at > ${at} and s.created_at > ${whole}
    and ((s.seen_at > ${staffIdle} and s.created_at > ${staffWhole}) or not ${holdsARole(at)})`;
}
