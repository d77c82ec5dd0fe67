import { SqlMigration } from '#platform';

/** A session goes on under a new id when its person's rights change; the old id stays good for requests that are on their way. */
export class IdentityRenewedSessions1700002600000 extends SqlMigration {
  readonly sql = 'alter table identity.session add column replaced_at timestamptz;';
}
