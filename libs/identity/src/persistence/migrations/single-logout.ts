import { SqlMigration } from '#platform';

/** Logouts that we have sent to a university and wait to hear back from, and where providers entered by hand take them. */
export class IdentitySingleLogout1700002200000 extends SqlMigration {
  readonly sql = `
    create table identity.saml_logout (
      id text primary key,
      entity_id text not null,
      language text not null check (language in ('fi', 'sv', 'en')),
      created_at timestamptz not null,
      expires_at timestamptz not null
    );
    alter table identity.identity_provider add column logout_url text;
    create index session_of_name on identity.session (provider, name_id) where ended_at is null;
  `;
}
