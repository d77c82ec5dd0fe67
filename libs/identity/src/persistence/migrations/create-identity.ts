import { SqlMigration } from '#platform';

export class IdentityCreate1700000100000 extends SqlMigration {
  readonly sql = `
    create schema identity;

    create table identity.organisation (
      id uuid primary key,
      kind text not null check (kind in ('university', 'city', 'chamber', 'agency', 'company', 'other')),
      name jsonb not null,
      business_id text unique check (business_id ~ '^[0-9]{7}-[0-9]$'),
      parent_id uuid references identity.organisation on delete restrict,
      state text not null default 'active' check (state in ('active', 'archived')),
      version integer not null default 1
    );

    create table identity.scope_claim (
      scope text primary key check (scope = lower(scope)),
      organisation_id uuid not null references identity.organisation on delete restrict
    );

    create table identity.identity_provider (
      entity_id text primary key,
      organisation_id uuid not null references identity.organisation on delete restrict,
      name jsonb not null,
      sso_url text not null,
      certificates text[] not null check (cardinality(certificates) > 0),
      scopes text[] not null,
      enabled boolean not null,
      updated_at timestamptz not null
    );

    create table identity.person (
      id uuid primary key,
      display_name text not null,
      language text not null check (language in ('fi', 'sv', 'en')),
      time_zone text not null default 'Europe/Helsinki',
      state text not null check (state in ('active', 'disabled', 'erased')),
      created_at timestamptz not null,
      version integer not null default 1
    );
    create index person_name on identity.person (lower(display_name));

    create table identity.contact_address (
      person_id uuid not null references identity.person on delete restrict,
      address text not null,
      address_key text not null,
      verified_at timestamptz,
      is_primary boolean not null,
      primary key (person_id, address_key)
    );
    create unique index contact_primary on identity.contact_address (person_id) where is_primary;

    create table identity.sign_in (
      id uuid primary key,
      person_id uuid not null references identity.person on delete restrict,
      kind text not null check (kind in ('saml', 'email')),
      provider text not null,
      key_type text not null check (key_type in ('subject-id', 'pairwise-id', 'eppn', 'address')),
      key text not null,
      qualifier text,
      state text not null default 'active' check (state in ('active', 'retired')),
      verified_at timestamptz,
      last_used_at timestamptz
    );
    create unique index sign_in_key on identity.sign_in (kind, provider, key_type, key) where state = 'active';
    create index sign_in_person on identity.sign_in (person_id);

    create table identity.affiliation (
      person_id uuid not null references identity.person on delete restrict,
      organisation_id uuid not null references identity.organisation on delete restrict,
      affiliation text not null,
      seen_at timestamptz not null,
      primary key (person_id, organisation_id, affiliation)
    );

    create table identity.email_code (
      id uuid primary key,
      address_key text not null,
      address text not null,
      browser_hash text not null,
      source_hash text not null,
      language text not null check (language in ('fi', 'sv', 'en')),
      code_hashes text[] not null default '{}',
      requested_at timestamptz not null,
      expires_at timestamptz not null,
      tries integer not null default 0 check (tries <= 5),
      used_at timestamptz
    );
    create index email_code_recent on identity.email_code (address_key, requested_at);
    create index email_code_browser on identity.email_code (browser_hash);

    create table identity.role_grant (
      id uuid primary key,
      person_id uuid not null references identity.person on delete restrict,
      role text not null,
      organisation_id uuid references identity.organisation on delete restrict,
      programme_id uuid,
      valid_from timestamptz not null,
      valid_to timestamptz,
      granted_by text not null,
      granted_at timestamptz not null,
      revoked_at timestamptz
    );
    create index role_grant_person on identity.role_grant (person_id);

    create table identity.session (
      id_hash text primary key,
      person_id uuid references identity.person on delete restrict,
      sign_in_id uuid references identity.sign_in on delete restrict,
      provider text,
      name_id text,
      session_index text,
      data jsonb not null,
      created_at timestamptz not null,
      seen_at timestamptz not null,
      expires_at timestamptz not null,
      ended_at timestamptz
    );
    create index session_person on identity.session (person_id);
    create index session_expiry on identity.session (expires_at);

    create table identity.saml_request (
      id text primary key,
      entity_id text not null,
      relay_state text not null unique,
      browser_hash text not null,
      return_to text not null,
      language text not null,
      created_at timestamptz not null,
      expires_at timestamptz not null
    );

    create table identity.saml_assertion_used (
      entity_id text not null,
      assertion_id text not null,
      keep_until timestamptz not null,
      primary key (entity_id, assertion_id)
    );
  `;
}
