import type { Database } from '#platform';
import { type PairCondition, type Scope, type ScopedColumns, scopeCondition } from '../domain/scope.js';
import type { CatalogueField, CatalogueFilter, CatalogueQuery, CatalogueRow } from './catalogue.js';
import { inLanguageOf } from './localised-sql.js';

/** A column that depends on who reads, e.g. a count of rows of which she reaches only some. */
export type ScopedExpression = (scope: Scope, parameters: unknown[]) => string;

/** A catalogue read by SQL. `columns` gives the expression behind every field; only these reach the query text. `localisedSql` may stand in all of it. */
export interface SqlCatalogueSource {
  /** `schema.table alias join ...` */
  readonly from: string;
  readonly id: string;
  readonly columns: Readonly<Record<string, string | ScopedExpression>>;
  /** Where a row stands. */
  readonly scope: ScopedColumns | PairCondition;
  readonly where?: string | ScopedExpression;
  readonly defaultSort: string;
}

const MAX_ROWS = 500;

function conditionOf(field: CatalogueField, expression: string, value: string, parameters: unknown[]): string {
  if (field.type === 'text') {
    const pattern = `%${value.replaceAll(/[\\%_]/g, '\\$&')}%`;
    return `${expression} ilike $${parameters.push(pattern)}`;
  }
  if (field.type === 'flag') return `${expression} = $${parameters.push(value === 'true')}`;
  return `(${expression})::text = $${parameters.push(value)}`;
}

/** Reads rows of a catalogue within a scope: the one place where staff lists become SQL. */
export class SqlCatalogueReader {
  constructor(
    private readonly database: Database,
    private readonly fields: readonly CatalogueField[],
    private readonly source: SqlCatalogueSource,
  ) {}

  list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]> {
    const parameters: unknown[] = [];
    const where = this.where(scope, query.filter, parameters);
    const limit = parameters.push(Math.min(query.limit, MAX_ROWS));
    const offset = parameters.push(query.offset);
    const order = this.order(scope, query, parameters);
    const sql = `${this.select(scope, parameters)} where ${where} order by ${order} limit $${limit} offset $${offset}`;
    return this.database.query(inLanguageOf(scope, sql), parameters);
  }

  async count(scope: Scope, filter: CatalogueFilter): Promise<number> {
    const parameters: unknown[] = [];
    const where = this.where(scope, filter, parameters);
    const row = await this.database.one<{ count: number }>(
      inLanguageOf(scope, `select count(*) as count from ${this.source.from} where ${where}`),
      parameters,
    );
    return row?.count ?? 0;
  }

  get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    const parameters: unknown[] = [id];
    const where = this.where(scope, {}, parameters);
    const sql = `${this.select(scope, parameters)} where ${this.source.id} = $1 and ${where}`;
    return this.database.one(inLanguageOf(scope, sql), parameters);
  }

  private expression(field: CatalogueField, scope: Scope, parameters: unknown[]): string | undefined {
    const column = this.source.columns[field.name];
    return typeof column === 'function' ? column(scope, parameters) : column;
  }

  private select(scope: Scope, parameters: unknown[]): string {
    const columns = this.fields.map(
      (field) => `${this.expression(field, scope, parameters) ?? 'null'} as "${field.name}"`,
    );
    return `select ${this.source.id} as id, ${columns.join(', ')} from ${this.source.from}`;
  }

  private where(scope: Scope, filter: CatalogueFilter, parameters: unknown[]): string {
    const conditions = [scopeCondition(scope, this.source.scope, parameters)];
    const { where } = this.source;
    if (where) conditions.push(typeof where === 'function' ? where(scope, parameters) : where);
    for (const field of this.fields) {
      const value = filter[field.name];
      if (!field.filterable || !value) continue;
      const expression = this.expression(field, scope, parameters);
      if (expression) conditions.push(conditionOf(field, expression, value, parameters));
    }
    return conditions.join(' and ');
  }

  private order(scope: Scope, query: CatalogueQuery, parameters: unknown[]): string {
    const field = this.fields.find((candidate) => candidate.sortable && candidate.name === query.sort?.field);
    const expression = field && this.expression(field, scope, parameters);
    return expression
      ? `${expression} ${query.sort?.direction === 'desc' ? 'desc' : 'asc'} nulls last, ${this.source.id}`
      : this.source.defaultSort;
  }
}
