import { SqlMigration } from '#platform';

/** A code may add an address to the account of who asks, and contact addresses have a name by which they can be told of it and can be left. */
export class IdentitySignInWays1700002710000 extends SqlMigration {
  readonly sql = `
    alter table identity.email_code add column adds_to_person_id uuid references identity.person on delete restrict;
    create index email_code_adds_to on identity.email_code (adds_to_person_id) where adds_to_person_id is not null;

    alter table identity.contact_address add column id uuid not null default gen_random_uuid() unique;
    alter table identity.contact_address add column left_at timestamptz;
    alter table identity.contact_address add check (left_at is null or not is_primary);
  `;
}
