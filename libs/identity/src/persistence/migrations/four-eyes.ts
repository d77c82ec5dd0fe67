import { SqlMigration } from '#platform';

/** Grants that wait for a second person, that were looked through again, and whose holders were reminded of their end. */
export class IdentityFourEyes1700002500000 extends SqlMigration {
  readonly sql = `
    alter table identity.role_grant add column approved_at timestamptz;
    alter table identity.role_grant add column approved_by text;
    alter table identity.role_grant add column revoked_by text;
    alter table identity.role_grant add column reviewed_at timestamptz;
    alter table identity.role_grant add column reminder integer not null default 0;
    update identity.role_grant set approved_at = granted_at;
    alter table identity.role_grant add check (valid_to > valid_from);
    alter table identity.role_grant add check (approved_by is null or approved_by <> granted_by);
  `;
}
