import { Injectable } from '@nestjs/common';
import type { CatalogueFilter, CatalogueQuery, CatalogueRow, Scope } from '#identity';
import { scopeCondition } from '#identity';
import { Database } from '#platform';
import { isId } from '#platform/kernel';

const MAX_ROWS = 500;

const SELECT = `select e.id, e.file_name as "fileName", e.created_at as "createdAt", e.period_from as "periodFrom", e.period_to as "periodTo",
    p.name as programme, e.format, e.figures_sha256 as sha256, e.as_of as "asOf",
    (select jsonb_agg(o.name order by o.id)
     from identity.organisation o where o.id = any(e.organisation_ids)) as organisations,
    coalesce(by.display_name, e.requested_by_command) as "requestedBy", e.requested_by as "requestedById",
    e.expires_at as "expiresAt", '/api/v1/report-exports/' || e.id || '/file' as file`;
const FROM = `from reporting.export e left join programmes.programme p on p.id = e.programme_id
    left join identity.person by on by.id = e.requested_by`;

/** Columns that staff may sort by. */
const SORTED_BY: Readonly<Record<string, string>> = {
  createdAt: 'e.created_at',
  periodFrom: 'e.period_from',
  periodTo: 'e.period_to',
};

/**
 * Exports that a scope may see: those of which it could have made every row itself. An export with a total belongs to grants for all
 * organisations, one on all programmes to grants for all programmes.
 */
function inScope(scope: Scope, parameters: unknown[]): string {
  const all = scopeCondition(scope, { organisation: 'null::uuid', programme: 'e.programme_id' }, parameters);
  const each = scopeCondition(scope, { organisation: 'own.id', programme: 'e.programme_id' }, parameters);
  return `case when e.organisation_ids is null then coalesce(${all}, false)
    else not exists (select 1 from unnest(e.organisation_ids) own(id) where not coalesce(${each}, false)) end`;
}

/** The exports of the house as staff list them. */
@Injectable()
export class ReportExports {
  constructor(private readonly database: Database) {}

  list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]> {
    const parameters: unknown[] = [];
    const where = this.where(scope, query.filter, parameters);
    const column = SORTED_BY[query.sort?.field ?? ''] ?? 'e.created_at';
    const direction = query.sort?.direction === 'asc' ? 'asc' : 'desc';
    const limit = parameters.push(Math.min(query.limit, MAX_ROWS));
    const offset = parameters.push(query.offset);
    return this.database.query(
      `${SELECT} ${FROM} where ${where} order by ${column} ${direction}, e.id desc limit $${limit} offset $${offset}`,
      parameters,
    );
  }

  async count(scope: Scope, filter: CatalogueFilter): Promise<number> {
    const parameters: unknown[] = [];
    const where = this.where(scope, filter, parameters);
    const row = await this.database.one<{ count: number }>(
      `select count(*)::int as count ${FROM} where ${where}`,
      parameters,
    );
    return row?.count ?? 0;
  }

  async get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    if (!isId(id)) return undefined;
    const parameters: unknown[] = [id];
    return this.database.one(`${SELECT} ${FROM} where e.id = $1 and ${inScope(scope, parameters)}`, parameters);
  }

  /** Where the file of an export is; undefined out of scope. */
  file(scope: Scope, id: string): Promise<{ readonly blobId: string; readonly expiresAt: Date } | undefined> {
    const parameters: unknown[] = [id];
    return this.database.one(
      `select e.blob_id as "blobId", e.expires_at as "expiresAt" ${FROM} where e.id = $1 and ${inScope(scope, parameters)}`,
      parameters,
    );
  }

  private where(scope: Scope, filter: CatalogueFilter, parameters: unknown[]): string {
    const conditions = [inScope(scope, parameters)];
    if (filter.format) conditions.push(`e.format = $${parameters.push(filter.format)}`);
    if (filter.sha256)
      conditions.push(`starts_with(e.figures_sha256, $${parameters.push(filter.sha256.trim().toLowerCase())})`);
    return conditions.join(' and ');
  }
}
