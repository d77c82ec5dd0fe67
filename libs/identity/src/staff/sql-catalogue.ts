import type { Database } from '#platform';
import { type Scope, type ScopedColumns, scopeCondition } from '../domain/scope.js';
import type { CatalogueField, CatalogueFilter, CatalogueQuery, CatalogueRow } from './catalogue.js';

/** A catalogue read by SQL. `columns` gives the expression behind every field; only these reach the query text. */
export interface SqlCatalogueSource {
  /** `schema.table alias join ...` */
  readonly from: string;
  readonly id: string;
  readonly columns: Readonly<Record<string, string>>;
  /** For names in several languages, the column that holds them: shown in the reader's, found by any, sorted as Finns and Swedes do. */
  readonly names?: Readonly<Record<string, string>>;
  readonly scope: ScopedColumns;
  readonly where?: string;
  readonly defaultSort: string;
}

const MAX_ROWS = 500;

function inAnyLanguage(column: string): string {
  return `concat_ws(' / ', ${column}->>'fi', ${column}->>'sv', ${column}->>'en') collate "fi-x-icu"`;
}

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
    return this.database.query(
      `${this.select()} where ${where} order by ${this.order(query)} limit $${limit} offset $${offset}`,
      parameters,
    );
  }

  async count(scope: Scope, filter: CatalogueFilter): Promise<number> {
    const parameters: unknown[] = [];
    const where = this.where(scope, filter, parameters);
    const row = await this.database.one<{ count: number }>(
      `select count(*) as count from ${this.source.from} where ${where}`,
      parameters,
    );
    return row?.count ?? 0;
  }

  get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    const parameters: unknown[] = [id];
    const where = this.where(scope, {}, parameters);
    return this.database.one(`${this.select()} where ${this.source.id} = $1 and ${where}`, parameters);
  }

  private select(): string {
    const columns = this.fields.map(
      ({ name }) => `${this.source.names?.[name] ?? this.source.columns[name] ?? 'null'} as "${name}"`,
    );
    return `select ${this.source.id} as id, ${columns.join(', ')} from ${this.source.from}`;
  }

  private where(scope: Scope, filter: CatalogueFilter, parameters: unknown[]): string {
    const conditions = [scopeCondition(scope, this.source.scope, parameters)];
    if (this.source.where) conditions.push(this.source.where);
    for (const field of this.fields) {
      const value = filter[field.name];
      const expression = this.compared(field);
      if (field.filterable && expression && value) conditions.push(conditionOf(field, expression, value, parameters));
    }
    return conditions.join(' and ');
  }

  /** What filters and orders look at. */
  private compared({ name }: CatalogueField): string | undefined {
    const names = this.source.names?.[name];
    return names === undefined ? this.source.columns[name] : inAnyLanguage(names);
  }

  private order(query: CatalogueQuery): string {
    const field = this.fields.find((candidate) => candidate.sortable && candidate.name === query.sort?.field);
    const expression = field && this.compared(field);
    return expression
      ? `${expression} ${query.sort?.direction === 'desc' ? 'desc' : 'asc'} nulls last, ${this.source.id}`
      : this.source.defaultSort;
  }
}
