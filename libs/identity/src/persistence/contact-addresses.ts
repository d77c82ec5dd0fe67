import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, newId, type PersonId } from '#platform/kernel';

/** Where a person can be written to. One of the addresses is the primary one; one that was left is kept for a day, to tell it so. */
@Injectable()
export class ContactAddresses {
  constructor(
    private readonly database: Database,
    private readonly clock: Clock,
  ) {}

  /** Names of all addresses, one for each; they tell nothing of the address. */
  async idsOf(person: PersonId): Promise<string[]> {
    const rows = await this.database.query<{ id: string }>(
      'select id from identity.contact_address where person_id = $1 and left_at is null order by id',
      [person],
    );
    return rows.map(({ id }) => id);
  }

  /** Notes an address whose mailbox the person has proved to be theirs. It is written to first only where there is no other. */
  async keep(person: PersonId, address: string, key: string): Promise<void> {
    await this.database.query(
      `insert into identity.contact_address (id, person_id, address, address_key, verified_at, is_primary) values ($5, $1, $2, $3, $4, false)
       on conflict (person_id, address_key) do update set verified_at = excluded.verified_at, left_at = null`,
      [person, address, key, this.clock.now(), newId(this.clock.nowMs())],
    );
    await this.settlePrimary(person);
  }

  /** Whoever has just read a code at an address reads mail there; the one of a university that is left behind bounces. */
  async useFirst(person: PersonId, key: string): Promise<void> {
    await this.database.query(
      `update identity.contact_address set is_primary = false where person_id = $1 and is_primary and address_key <> $2
         and exists (select 1 from identity.contact_address where person_id = $1 and address_key = $2)`,
      [person, key],
    );
    await this.database.query(
      `update identity.contact_address set is_primary = true, left_at = null, verified_at = coalesce(verified_at, $3)
       where person_id = $1 and address_key = $2`,
      [person, key, this.clock.now()],
    );
  }

  async leave(person: PersonId, key: string): Promise<void> {
    await this.database.query(
      'update identity.contact_address set is_primary = false, left_at = $3 where person_id = $1 and address_key = $2',
      [person, key, this.clock.now()],
    );
    await this.settlePrimary(person);
  }

  /** Gives one person's addresses to another who has them not yet. Answers what was moved, by its names. */
  async moveAll(from: PersonId, to: PersonId): Promise<string[]> {
    const moved = await this.database.query<{ id: string }>(
      `update identity.contact_address set person_id = $2, is_primary = false where person_id = $1 and left_at is null
         and address_key not in (select address_key from identity.contact_address where person_id = $2) returning id`,
      [from, to],
    );
    await this.settlePrimary(to);
    return moved.map(({ id }) => id);
  }

  /** Takes back what was moved and is still there, but for what has become a sign-in of who has it. */
  async moveBack(ids: readonly string[], from: PersonId, to: PersonId): Promise<void> {
    await this.database.query(
      `update identity.contact_address set person_id = $3, is_primary = false where id = any($1::uuid[]) and person_id = $2
         and address_key not in (select key from identity.sign_in where person_id = $2 and kind = 'email' and state = 'active')`,
      [ids, from, to],
    );
    await this.settlePrimary(from);
    await this.settlePrimary(to);
  }

  /** Without a primary address the one that was proved last becomes it. */
  private async settlePrimary(person: PersonId): Promise<void> {
    await this.database.query(
      `update identity.contact_address set is_primary = true
       where not exists (select 1 from identity.contact_address where person_id = $1 and is_primary) and id = (
         select id from identity.contact_address where person_id = $1 and left_at is null
         order by verified_at desc nulls last, id limit 1)`,
      [person],
    );
  }
}
