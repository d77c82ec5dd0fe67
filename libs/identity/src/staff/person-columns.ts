import type { PairCondition } from '../domain/scope.js';
import type { ScopeSources } from './scope-sources.js';

/** SQL about a person `p`, for the lists that show persons. */

/** A person's home is the university where they are a student now; the one seen last when there are two (as in `People.homeUniversityOf`). */
export const HOME = `left join lateral (
  select a.organisation_id from identity.affiliation a
  join identity.organisation u on u.id = a.organisation_id and u.kind = 'university'
  where a.person_id = p.id and a.affiliation = 'student' order by a.seen_at desc limit 1
) home on true`;

/** How a person signs in: by the university (saml), by a code in the mail (email), both or not at all. */
export const SIGN_IN = `(select case when count(distinct s.kind) = 2 then 'both' else coalesce(min(s.kind), 'none') end
  from identity.sign_in s where s.person_id = p.id and s.state = 'active')`;

/**
 * Students are seen by the university they are at home at, mentors per programme (model.md, scope), and a grant for one programme sees
 * nobody who does not stand in it. Whoever is neither (staff) is seen only by a grant for everything.
 */
export function personsWithin(sources: ScopeSources): PairCondition {
  return ({ organisationId, programmeId }, parameters) => {
    if (organisationId === null && programmeId === null) return 'true';
    const programme = programmeId === null ? 'true' : `s.programme_id = $${parameters.push(programmeId)}`;
    const standing = (role: string) =>
      `p.id in (select s.person_id from (${sources.persons()}) s where ${programme} and ${role})`;
    if (organisationId === null) return standing('true');
    const own = `home.organisation_id = $${parameters.push(organisationId)}`;
    const students = programmeId === null ? own : `(${own} and ${standing('true')})`;
    return `(${students} or ${standing(`s.role = 'mentor'`)})`;
  };
}
