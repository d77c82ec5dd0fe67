import { Injectable } from '@nestjs/common';
import { Database, Transactions } from '#platform';
import { Clock, type Language, type LocalDate, type LocalisedText, newId } from '#platform/kernel';

export interface DirectoryFact {
  readonly label: LocalisedText;
  readonly value: LocalisedText;
  /** As the source calls itself: in its own language, in others only where it has a name in them. */
  readonly source: LocalisedText;
  /** Null where the source does not say since when; never guessed. */
  readonly validFrom: LocalDate | null;
  readonly validTo: LocalDate | null;
}

/** A service or an actor of the ecosystem, as data with source and date: they merge, move and close. */
export interface DirectoryEntry {
  readonly kind: 'service' | 'actor';
  readonly name: LocalisedText;
  readonly description: LocalisedText;
  readonly needs: readonly string[];
  readonly url: string | null;
  readonly state: 'active' | 'closed';
  /** When a member of staff last compared it with its source; null until somebody has. */
  readonly checkedOn: LocalDate | null;
  readonly facts: readonly DirectoryFact[];
}

/** The alphabet of each language: in Finnish and Swedish å, ä and ö come last. The codes are ours, so they may stand in the text of a query. */
const ALPHABETS: Readonly<Record<Language, string>> = { fi: 'fi-x-icu', sv: 'sv-x-icu', en: 'en-x-icu' };

/** Of one answer; staff keep the directory by hand, some dozens of entries. */
const MOST_ENTRIES = 500;

/** A thin corner: the record is the model, so there is no domain/ here. */
@Injectable()
export class Directory {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly clock: Clock,
  ) {}

  /** In the order of the names as the reader sees them. At most 500 entries; `total` tells how many match, so that nobody takes a part for the whole. */
  async list(
    filter: { readonly kind?: string; readonly need?: string; readonly q?: string },
    language: Language,
  ): Promise<{ readonly items: readonly (DirectoryEntry & { id: string })[]; readonly total: number }> {
    const rows = await this.database.query<DirectoryEntry & { id: string; total: number }>(
      `select count(*) over ()::int as total, e.id, e.kind, e.name, e.description, e.needs, e.url, e.state, e.checked_on as "checkedOn",
         coalesce((select jsonb_agg(jsonb_build_object('label', f.label, 'value', f.value, 'source', f.source, 'validFrom', f.valid_from, 'validTo', f.valid_to)
           order by f.valid_from desc nulls last, f.id) from programmes.directory_fact f where f.entry_id = e.id), '[]') as facts
       from programmes.directory_entry e
       where ($1::text is null or e.kind = $1) and ($2::text is null or $2 = any(e.needs))
         and ($3::text is null or (e.name::text || e.description::text) ilike '%' || $3 || '%')
       order by e.state, coalesce(e.name->>$4, e.name->>(e.name->>'source')) collate "${ALPHABETS[language]}", e.id limit ${MOST_ENTRIES}`,
      [filter.kind ?? null, filter.need ?? null, filter.q ? filter.q.replaceAll(/[\\%_]/g, '\\$&') : null, language],
    );
    return { items: rows.map(({ total: _, ...entry }) => entry), total: rows[0]?.total ?? 0 };
  }

  add(entry: DirectoryEntry): Promise<void> {
    return this.transactions.run(async () => {
      const id = newId(this.clock.nowMs());
      await this.database.query(
        'insert into programmes.directory_entry (id, kind, name, description, needs, url, state, checked_on) values ($1, $2, $3, $4, $5, $6, $7, $8)',
        [
          id,
          entry.kind,
          JSON.stringify(entry.name),
          JSON.stringify(entry.description),
          entry.needs,
          entry.url,
          entry.state,
          entry.checkedOn,
        ],
      );
      for (const fact of entry.facts) {
        await this.database.query(
          'insert into programmes.directory_fact (id, entry_id, label, value, source, valid_from, valid_to) values ($1, $2, $3, $4, $5, $6, $7)',
          [
            newId(this.clock.nowMs()),
            id,
            JSON.stringify(fact.label),
            JSON.stringify(fact.value),
            JSON.stringify(fact.source),
            fact.validFrom,
            fact.validTo,
          ],
        );
      }
    });
  }
}
