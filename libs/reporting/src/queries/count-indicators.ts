import { Injectable } from '@nestjs/common';
import { Organisations } from '#identity';
import { Database, Transactions } from '#platform';
import { canonicalJson, sha256 } from '../domain/canonical-json.js';
import { type CodeListVersion, type Figure, fingerprint, type Report } from '../domain/figures.js';
import type { Period } from '../domain/period.js';
import type { OrganisationsInReach } from '../domain/reach.js';
import { INDICATORS } from '../indicators/index.js';
import { definitionHash, type Indicator } from '../indicators/indicator.js';

export interface Counting {
  readonly period: Period;
  readonly asOf: Date;
  readonly programme: Report['programme'];
  /** Null: all of them, with total and unknown. */
  readonly organisations: OrganisationsInReach;
}

interface Cell {
  readonly organisation_id: string | null;
  readonly is_total: boolean;
  readonly value: number;
}

/** Counts all indicators in one repeatable-read transaction: no figure knows more than another. */
@Injectable()
export class CountIndicators {
  constructor(
    private readonly database: Database,
    private readonly transactions: Transactions,
    private readonly organisations: Organisations,
  ) {}

  execute(counting: Counting): Promise<Report> {
    return this.transactions.runSnapshot(async () => {
      const cells = new Map<string, readonly Cell[]>();
      for (const indicator of INDICATORS) cells.set(indicator.id, await this.count(indicator, counting));
      const organisations = await this.rowsFor(counting, [...cells.values()].flat());
      const figures = INDICATORS.flatMap(({ id }) => figuresOf(id, cells.get(id) ?? [], organisations, counting));
      const { period, programme, asOf } = counting;
      const definitions = INDICATORS.map((indicator) => ({
        id: indicator.id,
        version: indicator.version,
        sha256: definitionHash(indicator),
      }));
      return {
        period,
        programme,
        asOf,
        definitions,
        codeLists: [homeOrganisations(organisations)],
        organisations,
        figures,
        sha256: fingerprint({ period, programmeId: programme?.id ?? null, definitions, figures }),
      };
    });
  }

  /** Organisations out of reach are left out before anything is counted together. */
  private count(indicator: Indicator, counting: Counting): Promise<Cell[]> {
    const { period, asOf, programme, organisations } = counting;
    return this.database.query<Cell>(
      `with unit as (${indicator.sql})
       select organisation_id, grouping(organisation_id) = 1 as is_total, count(distinct unit_id)::int as value
       from unit where $5::uuid[] is null or organisation_id = any($5)
       group by grouping sets ((organisation_id), ())`,
      [period.from, period.to, asOf, programme?.id ?? null, organisations],
    );
  }

  /** The universities of the programme, also those with nothing to count, and every other organisation that has a figure. */
  private async rowsFor(
    { programme, organisations }: Counting,
    cells: readonly Cell[],
  ): Promise<Report['organisations']> {
    const partners = await this.database.query<{ id: string }>(
      `select distinct p.organisation_id as id from programmes.partner p join identity.organisation o on o.id = p.organisation_id
       where o.kind = 'university' and ($1::uuid is null or p.programme_id = $1)
         and ($2::uuid[] is null or p.organisation_id = any($2))`,
      [programme?.id ?? null, organisations],
    );
    const counted = cells.flatMap((cell) => (cell.organisation_id === null ? [] : [cell.organisation_id]));
    const ids = [...new Set([...partners.map((partner) => partner.id), ...counted])].sort();
    const known = await this.organisations.byIds(ids);
    // An archived organisation keeps its figures under its id.
    return ids.map((id) => ({ id, name: known.get(id)?.name ?? { source: 'en', en: id } }));
  }
}

function homeOrganisations(organisations: Report['organisations']): CodeListVersion {
  const codes = organisations.map(({ id, name }) => ({ id, name: { ...name } }));
  return { id: 'home-organisations', source: 'Luotsi', sha256: sha256(canonicalJson(codes)) };
}

function figuresOf(
  indicator: string,
  cells: readonly Cell[],
  rows: Report['organisations'],
  counting: Counting,
): Figure[] {
  const value = (found: Cell | undefined) => found?.value ?? 0;
  const own = rows.map(({ id }) => ({
    indicator,
    of: id,
    value: value(cells.find((cell) => cell.organisation_id === id)),
  }));
  if (counting.organisations !== null) return own;
  const total = { indicator, of: 'total', value: value(cells.find((cell) => cell.is_total)) };
  const unknown = {
    indicator,
    of: 'unknown',
    value: value(cells.find((cell) => cell.organisation_id === null && !cell.is_total)),
  };
  return [total, ...own, unknown];
}
