import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Language, OrganisationId, PersonId } from '#platform/kernel';

export interface PersonCard {
  readonly id: PersonId;
  readonly displayName: string;
  readonly language: Language;
}

/** Names and addresses of persons, for libs above. Every caller has its own right to know them: by relation, scope or duty. */
@Injectable()
export class People {
  constructor(private readonly database: Database) {}

  /** Names by id; ids that nobody has are left out. */
  async cards(ids: readonly string[]): Promise<ReadonlyMap<string, PersonCard>> {
    const rows = await this.database.query<PersonCard>(
      `select id, display_name as "displayName", language from identity.person where id = any($1::uuid[])`,
      [ids],
    );
    return new Map(rows.map((row) => [row.id, row]));
  }

  /** Where to write to; undefined for persons who are not active or have no address. */
  async addressOf(
    id: string,
  ): Promise<{ readonly address: string; readonly displayName: string; readonly language: Language } | undefined> {
    return this.database.one(
      `select c.address, p.display_name as "displayName", p.language from identity.person p
       join identity.contact_address c on c.person_id = p.id and c.is_primary
       where p.id = $1 and p.state = 'active'`,
      [id],
    );
  }

  /** Any address of a person by its own id, also one that was left today. Undefined when it is gone, or its person not active. */
  async addressById(
    id: string,
  ): Promise<{ readonly address: string; readonly displayName: string; readonly language: Language } | undefined> {
    return this.database.one(
      `select c.address, p.display_name as "displayName", p.language from identity.contact_address c
       join identity.person p on p.id = c.person_id where c.id = $1 and p.state = 'active'`,
      [id],
    );
  }

  /** The university where a person is a student now; the one seen last when there are two. */
  async homeUniversityOf(id: string): Promise<OrganisationId | undefined> {
    const row = await this.database.one<{ organisation_id: OrganisationId }>(
      `select a.organisation_id from identity.affiliation a join identity.organisation o on o.id = a.organisation_id
       where a.person_id = $1 and a.affiliation = 'student' and o.kind = 'university' order by a.seen_at desc limit 1`,
      [id],
    );
    return row?.organisation_id;
  }
}
