/** Facts of the period's programme that were known at $3. */
const KNOWN = 'f.recorded_at <= $3 and ($4::uuid is null or f.programme_id = $4)';
const IN_PERIOD = 'occurred_on between $1::date and $2::date';

/** Mentorships by their first start, meetings by their first counting: a thing that was told of twice counts once. */
function first(kind: 'mentorship-started' | 'meeting-counted'): string {
  return `select * from (
    select distinct on (f.subject_id) f.* from reporting.fact f
    where f.kind = '${kind}' and ${KNOWN} order by f.subject_id, f.occurred_at, f.recorded_at, f.source_fact_id) once
  where ${IN_PERIOD}`;
}

/** Of a registration the last word counts: an attendance that was taken back is none, one that was noted again is one. */
const lastWord = `select * from (
    select distinct on (f.subject_id) f.* from reporting.fact f
    where f.kind in ('attendance-noted', 'attendance-retracted') and ${KNOWN}
    order by f.subject_id, f.subject_version desc, f.recorded_at desc, f.source_fact_id desc) latest
  where kind = 'attendance-noted' and ${IN_PERIOD}`;

export const STARTED_MENTORSHIPS = first('mentorship-started');
export const COUNTED_MEETINGS = first('meeting-counted');
export const ATTENDANCES = lastWord;

/** Each thing with each of the home organisations of its students; with null when nobody told one. */
export function perOrganisation(things: string): string {
  return `select t.subject_id as unit_id, o.id as organisation_id
    from (${things}) t left join lateral unnest(t.organisation_ids) o(id) on true`;
}
