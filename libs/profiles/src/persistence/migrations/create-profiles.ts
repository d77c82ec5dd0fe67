import { SqlMigration } from '#platform';

export class ProfilesCreate1700000300000 extends SqlMigration {
  readonly sql = `
    create schema profiles;

    create table profiles.student_profile (
      person_id uuid primary key references identity.person on delete restrict,
      field text not null,
      degree_type text not null,
      degree_programme text not null,
      graduation_year integer,
      skills text[] not null,
      wishes text[] not null,
      wish_text text not null,
      slots text[] not null,
      modes text[] not null,
      languages jsonb not null,
      birth_year integer,
      citizenship_group text check (citizenship_group in ('fi', 'eu_eea', 'other')),
      municipality text,
      updated_at timestamptz not null,
      version integer not null
    );

    create table profiles.mentor_profile (
      person_id uuid primary key references identity.person on delete restrict,
      field text not null,
      title text not null,
      company text not null,
      company_id uuid references identity.organisation on delete restrict,
      industry text,
      years_of_experience integer not null,
      offers text[] not null,
      about text not null,
      slots text[] not null,
      modes text[] not null,
      languages jsonb not null,
      updated_at timestamptz not null,
      version integer not null
    );

    create table profiles.profile_history (
      id uuid primary key,
      person_id uuid not null references identity.person on delete restrict,
      kind text not null check (kind in ('student', 'mentor')),
      version integer not null,
      content jsonb not null,
      replaced_at timestamptz not null
    );
    create index profile_history_person on profiles.profile_history (person_id);

    create table profiles.company_profile (
      organisation_id uuid primary key references identity.organisation on delete restrict,
      industry text,
      size_class text check (size_class in ('1-9', '10-49', '50-249', '250+')),
      municipality text,
      updated_at timestamptz not null,
      version integer not null default 1
    );
  `;
}
