import { SqlMigration } from '#platform';

/** The last good copy of the federation's metadata, and what became of the last attempt to get a newer one. */
export class IdentityFederation1700002000000 extends SqlMigration {
  readonly sql = `
    create table identity.federation_copy (
      only_one boolean primary key default true check (only_one),
      asked_at timestamptz not null,
      checked_at timestamptz,
      outcome text check (outcome in ('accepted', 'unchanged', 'refused')),
      refusal text check ((refusal is not null) = (outcome = 'refused' and outcome is not null)),
      source text,
      etag text,
      last_modified text,
      sha256 text check (sha256 ~ '^[0-9a-f]{64}$'),
      accepted_at timestamptz,
      valid_until timestamptz,
      skipped jsonb not null default '[]'
    );

    create table identity.federation_provider (
      entity_id text primary key,
      name jsonb not null,
      sso_url text not null,
      logout_url text,
      logout_response_url text,
      certificates text[] not null check (cardinality(certificates) > 0),
      scopes text[] not null check (cardinality(scopes) > 0),
      error_url text,
      support text,
      hidden boolean not null,
      valid_until timestamptz not null
    );
    create index federation_provider_scopes on identity.federation_provider using gin (scopes);
  `;
}
