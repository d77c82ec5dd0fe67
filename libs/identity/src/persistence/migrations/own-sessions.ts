import { SqlMigration } from '#platform';

/** What a person needs to tell their sessions apart, and a name for each that opens nothing. */
export class IdentityOwnSessions1700002300000 extends SqlMigration {
  readonly sql = `
    alter table identity.session add column id uuid not null default gen_random_uuid() unique;
    alter table identity.session add column browser text;
    alter table identity.session add column system text;
  `;
}
