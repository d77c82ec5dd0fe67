import { SqlMigration } from '#platform';

export class ProgrammesGroupOffer1700000500060 extends SqlMigration {
  readonly sql = `
    -- A mentor would rather take so many students together: both numbers or none, and never a student.
    alter table programmes.enrolment add column group_least integer, add column group_most integer;
    alter table programmes.enrolment add constraint enrolment_group_offer check (
      (group_least is null and group_most is null)
      or (role = 'mentor' and group_least is not null and group_most is not null
        and group_least >= 2 and group_most between group_least and 6));
  `;
}
