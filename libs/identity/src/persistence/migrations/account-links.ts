import { SqlMigration } from '#platform';

/** Two accounts of one person: which was kept, what was moved to it, and when each step was. */
export class IdentityAccountLinks1700002720000 extends SqlMigration {
  readonly sql = `
    alter table identity.person drop constraint person_state_check;
    alter table identity.person add constraint person_state_check check (state in ('active', 'disabled', 'linked', 'erased'));

    create table identity.account_link (
      id uuid primary key,
      kept_person_id uuid not null references identity.person on delete restrict,
      other_person_id uuid references identity.person on delete restrict,
      session_hash text not null,
      asked_at timestamptz not null,
      proved_at timestamptz,
      confirmed_at timestamptz,
      undone_at timestamptz,
      moved_sign_in_ids uuid[] not null default '{}',
      moved_contact_ids uuid[] not null default '{}',
      check (kept_person_id <> other_person_id),
      check ((other_person_id is null) = (proved_at is null)),
      check (confirmed_at is null or proved_at is not null),
      check (undone_at is null or confirmed_at is not null)
    );
    create unique index account_link_in_force on identity.account_link (other_person_id)
      where confirmed_at is not null and undone_at is null;
    create index account_link_kept on identity.account_link (kept_person_id);
    create index account_link_of_session on identity.account_link (session_hash) where confirmed_at is null;

    alter table identity.saml_request add column link_id uuid references identity.account_link on delete restrict;
  `;
}
