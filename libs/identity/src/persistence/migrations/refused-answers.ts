import { SqlMigration } from '#platform';

/** Answers that were refused, per network, so that nobody can try them without end. The network is stored hashed. */
export class IdentityRefusedAnswers1700002700000 extends SqlMigration {
  readonly sql = `
    create table identity.saml_refused (
      source_hash text not null,
      refused_at timestamptz not null
    );
    create index saml_refused_recent on identity.saml_refused (source_hash, refused_at);
  `;
}
