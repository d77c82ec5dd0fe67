import { SqlMigration } from '#platform';

export class PrivacyCreate1700000200000 extends SqlMigration {
  readonly sql = `
    create schema privacy;

    create table privacy.audit_entry (
      sequence bigint primary key,
      id uuid not null unique,
      recorded_at timestamptz not null,
      actor_kind text not null check (actor_kind in ('person', 'command', 'system')),
      actor text not null,
      action text not null,
      subject_kind text not null,
      subject_id text not null,
      organisation_id uuid,
      details jsonb not null,
      previous_hash text not null,
      hash text not null
    );
    create index audit_of_subject on privacy.audit_entry (subject_id);

    create table privacy.access_entry (
      id uuid primary key,
      recorded_at timestamptz not null,
      reader_id uuid not null references identity.person on delete restrict,
      permission text not null,
      resource text not null,
      person_ids uuid[] not null
    );
    create index access_to_person on privacy.access_entry using gin (person_ids);

    create trigger audit_is_append_only before update or delete on privacy.audit_entry for each row execute function platform.refuse_change();
    create trigger access_is_append_only before update on privacy.access_entry for each row execute function platform.refuse_change();
  `;
}
