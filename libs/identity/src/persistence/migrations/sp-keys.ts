import { SqlMigration } from '#platform';

/** Our own keys towards the universities. A private key is sealed with the instance's secret. */
export class IdentitySpKeys1700002100000 extends SqlMigration {
  readonly sql = `
    create table identity.sp_key (
      id uuid primary key,
      state text not null check (state in ('announced', 'active', 'leaving')),
      certificate text not null,
      private_key_sealed text not null,
      made_at timestamptz not null,
      changed_at timestamptz not null
    );
    create unique index sp_key_one_of_each on identity.sp_key (state);
  `;
}
