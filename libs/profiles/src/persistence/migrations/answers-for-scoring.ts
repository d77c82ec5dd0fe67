import { SqlMigration } from '#platform';

/** What people may say about the pair they hope for, and whom they are not to be paired with. Nothing of it is needed to apply. */
export class ProfilesAnswersForScoring1700000300001 extends SqlMigration {
  readonly sql = `
    alter table profiles.student_profile
      add column goals text[] not null default '{}',
      add column industries text[] not null default '{}',
      add column wished_experience text check (wished_experience in ('0-5', '6-15', '16+')),
      add column working_language text,
      add column most_important text check (most_important in ('wishes', 'field', 'industry', 'goals', 'language', 'place-time')),
      add column meeting_place text,
      add column employer text not null default '',
      add column avoid_organisations text[] not null default '{}';

    alter table profiles.mentor_profile
      add column goals text[] not null default '{}',
      add column meeting_place text,
      add column avoid_organisations text[] not null default '{}';
  `;
}
