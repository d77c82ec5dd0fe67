import { SqlMigration } from '#platform';

/**
 * A copy is in force only for the address and the key that are set now; and a provider that the operator allowed is adopted once, so that what staff
 * decide afterwards stands.
 */
export class IdentityFederationInForce1700002400000 extends SqlMigration {
  readonly sql = `
    alter table identity.federation_copy add column asked_source text;
    alter table identity.federation_copy add column signed_by text check (signed_by ~ '^[0-9a-f]{64}$');

    create table identity.adopted_provider (
      entity_id text primary key,
      adopted_at timestamptz not null
    );
  `;
}
