import { SqlMigration } from '#platform';

/** Rows follow from the facts alone, so those of the old shape go: the next export makes all of them again. */
export class ReportingKnowParticipants1700001800000 extends SqlMigration {
  readonly sql = `
    delete from reporting.fact;
    alter table reporting.fact add column event_id uuid,
      drop constraint fact_kind_check,
      add constraint fact_kind_check check (kind in ('mentorship-started', 'meeting-counted', 'attendance-noted', 'attendance-retracted',
        'event-cancelled', 'participant-entered')),
      add constraint fact_of_an_event check ((event_id is not null) = (kind in ('attendance-noted', 'attendance-retracted')));
  `;
}
