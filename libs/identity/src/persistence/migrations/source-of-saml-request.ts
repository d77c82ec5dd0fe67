import { SqlMigration } from '#platform';

/** Sign-ins under way keep their row; they count for nobody and are gone in a quarter of an hour. */
export class IdentitySourceOfSamlRequest1700001100000 extends SqlMigration {
  readonly sql = `
    alter table identity.saml_request add column source_hash text not null default '';
    alter table identity.saml_request alter column source_hash drop default;
    create index saml_request_of_source on identity.saml_request (source_hash, created_at);
    create index email_code_of_source on identity.email_code (source_hash, requested_at);
  `;
}
