import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database, type PersonalDataHolder, PersonalDataHolders } from '#platform';
import type { PersonId } from '#platform/kernel';

@Injectable()
export class IdentityPersonalData implements PersonalDataHolder, OnModuleInit {
  readonly lib = 'identity';
  readonly tables = [
    'identity.person',
    'identity.contact_address',
    'identity.sign_in',
    'identity.affiliation',
    'identity.role_grant',
    'identity.session',
    'identity.email_code',
    'identity.account_link',
  ];

  constructor(
    private readonly holders: PersonalDataHolders,
    private readonly database: Database,
  ) {}

  onModuleInit(): void {
    this.holders.register(this);
  }

  /** With the accounts that are linked to this one: they are the same person's. */
  async exportOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    const linked = await this.linkedTo(person);
    return {
      ...(await this.accountOf(person)),
      links: await this.database.query(
        'select asked_at, confirmed_at, undone_at from identity.account_link where kept_person_id = $1 order by asked_at',
        [person],
      ),
      linkedAccounts: await Promise.all(linked.map((other) => this.accountOf(other))),
    };
  }

  async erase(person: PersonId): Promise<void> {
    for (const one of [person, ...(await this.linkedTo(person))]) await this.eraseAccount(one);
  }

  private async linkedTo(person: PersonId): Promise<PersonId[]> {
    const rows = await this.database.query<{ id: PersonId }>(
      `with recursive linked (id) as (
         select $1::uuid union
         select l.other_person_id from identity.account_link l join linked on linked.id = l.kept_person_id
         where l.confirmed_at is not null and l.undone_at is null)
       select id from linked where id <> $1`,
      [person],
    );
    return rows.map(({ id }) => id);
  }

  private async accountOf(person: PersonId): Promise<Readonly<Record<string, unknown>>> {
    const rows = (table: string, columns: string, key = 'person_id') =>
      this.database.query(`select ${columns} from identity.${table} where ${key} = $1`, [person]);
    return {
      person: await rows('person', 'display_name, language, time_zone, created_at', 'id'),
      addresses: await rows('contact_address', 'address, verified_at, is_primary, left_at'),
      signIns: await rows('sign_in', 'kind, provider, key_type, key, verified_at, last_used_at, state'),
      affiliations: await rows('affiliation', 'organisation_id, affiliation, seen_at'),
      roles: await rows('role_grant', 'role, organisation_id, programme_id, valid_from, valid_to, revoked_at'),
      codes: await rows('email_code', 'address, requested_at, used_at', 'adds_to_person_id'),
      sessions: await rows('session', 'provider, browser, system, created_at, seen_at, ended_at'),
    };
  }

  private async eraseAccount(person: PersonId): Promise<void> {
    await this.database.query(
      `delete from identity.email_code where adds_to_person_id = $1
         or address_key in (select address_key from identity.contact_address where person_id = $1)`,
      [person],
    );
    // A session that began by what was linked to another account is that account's.
    await this.database.query(
      `delete from identity.session where person_id = $1
         or sign_in_id in (select id from identity.sign_in where person_id = $1)`,
      [person],
    );
    await this.database.query('delete from identity.contact_address where person_id = $1', [person]);
    await this.database.query('delete from identity.sign_in where person_id = $1', [person]);
    await this.database.query('delete from identity.affiliation where person_id = $1', [person]);
    await this.database.query(
      `update identity.person set display_name = '', state = 'erased', version = version + 1 where id = $1`,
      [person],
    );
  }
}
