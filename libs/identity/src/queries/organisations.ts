import { Injectable } from '@nestjs/common';
import { Database, Transactions } from '#platform';
import { Clock, type LocalisedText, newId, type OrganisationId } from '#platform/kernel';

export interface Organisation {
  readonly id: OrganisationId;
  readonly kind: 'university' | 'city' | 'chamber' | 'agency' | 'company' | 'other';
  readonly name: LocalisedText;
  readonly businessId: string | null;
}

export type NewOrganisation = Omit<Organisation, 'id' | 'businessId'> & { readonly businessId?: string | null };

/** The organisations of the programme, companies among them. */
@Injectable()
export class Organisations {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  async byIds(ids: readonly string[]): Promise<ReadonlyMap<string, Organisation>> {
    const rows = await this.select('id = any($1::uuid[])', [ids]);
    return new Map(rows.map((row) => [row.id, row]));
  }

  async byName(name: string, kind?: Organisation['kind']): Promise<Organisation | undefined> {
    const rows = await this.select(
      `(lower(name->>'fi') = lower($1) or lower(name->>'sv') = lower($1) or lower(name->>'en') = lower($1)) and ($2::text is null or kind = $2)`,
      [name.trim(), kind ?? null],
    );
    return rows[0];
  }

  /** The organisation with this business id or, without one, this name and kind; made when there is none. */
  findOrAdd(organisation: NewOrganisation): Promise<OrganisationId> {
    return this.transactions.run(async () => {
      const name = organisation.name[organisation.name.source] ?? '';
      await this.database.query('select pg_advisory_xact_lock(hashtext($1))', [
        `organisation ${organisation.businessId ?? name.toLowerCase()}`,
      ]);
      const known = organisation.businessId
        ? (await this.select('business_id = $1', [organisation.businessId]))[0]
        : await this.byName(name, organisation.kind);
      if (known) return known.id;
      const id = newId<'organisation'>(this.clock.nowMs());
      await this.database.query(
        'insert into identity.organisation (id, kind, name, business_id) values ($1, $2, $3, $4)',
        [id, organisation.kind, JSON.stringify(organisation.name), organisation.businessId ?? null],
      );
      return id;
    });
  }

  private select(condition: string, parameters: unknown[]): Promise<Organisation[]> {
    return this.database.query(
      `select id, kind, name, business_id as "businessId" from identity.organisation where state = 'active' and ${condition} order by id`,
      parameters,
    );
  }
}
