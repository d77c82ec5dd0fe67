/** Facts of the report's programme that were known at $3. */
const KNOWN = 'f.recorded_at <= $3 and ($4::uuid is null or f.programme_id = $4)';
const IN_PERIOD = 'occurred_on between $1::date and $2::date';

/** Mentorships by their first start, meetings by their first counting: a thing that was told of twice counts once. */
function first(kind: 'mentorship-started' | 'meeting-counted'): string {
  return `select * from (
    select distinct on (f.subject_id) f.* from reporting.fact f
    where f.kind = '${kind}' and ${KNOWN} order by f.subject_id, f.occurred_at, f.recorded_at, f.source_fact_id) once
  where ${IN_PERIOD}`;
}

/**
 * Attendances at the events of E1 (indicators.md): those with their end in the period that were not cancelled; R3 and E2 count the same ones.
 * Of a registration the last word counts: an attendance that was taken back is none, one that was noted again is one.
 */
const lastWord = `select * from (
    select distinct on (f.subject_id) f.* from reporting.fact f
    where f.kind in ('attendance-noted', 'attendance-retracted') and ${KNOWN}
    order by f.subject_id, f.subject_version desc, f.recorded_at desc, f.source_fact_id desc) latest
  where kind = 'attendance-noted' and ${IN_PERIOD} and not exists (
    select 1 from reporting.fact c where c.kind = 'event-cancelled' and c.subject_id = latest.event_id and c.recorded_at <= $3)`;

export const STARTED_MENTORSHIPS = first('mentorship-started');
export const COUNTED_MEETINGS = first('meeting-counted');
export const ATTENDANCES = lastWord;

/** Who is a participant of which programme, with the home organisation at entry. */
export const ENTRIES = `select f.person_ids[1] as person_id, f.programme_id, f.organisation_ids[1] as organisation_id, f.occurred_at, f.source_fact_id
  from reporting.fact f where f.kind = 'participant-entered' and ${KNOWN}`;

/** Each thing with each of the home organisations of its students; with null when nobody told one. */
export function perOrganisation(things: string): string {
  return `select t.subject_id as unit_id, o.id as organisation_id
    from (${things}) t left join lateral unnest(t.organisation_ids) o(id) on true`;
}
