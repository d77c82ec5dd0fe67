import { SqlMigration } from '#platform';

/** What a mentor may say of the student whom she would like best. Nothing of it is needed to apply. */
export class ProfilesWishedStudents1700000300002 extends SqlMigration {
  readonly sql = `
    alter table profiles.mentor_profile
      add column wished_fields text[] not null default '{}',
      add column wished_degree text check (wished_degree in ('bachelor', 'master', 'doctoral'));
  `;
}
