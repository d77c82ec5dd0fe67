import { type ActionContext, BaseProperty, BaseRecord, BaseResource, type Filter, type RecordJSON } from 'adminjs';
import { type Catalogue, type CatalogueRow, type Scope, scopeFor } from '#identity';
import { DomainError } from '#platform/kernel';
import { ConsoleError } from '../errors.js';
import { type ConsoleReader, readerOf } from '../reader/reader.js';
import { noteRows, type ReferenceTitles, type Titles } from '../rows/row-titles.js';
import { cellOf } from '../rows/row-values.js';
import { CatalogueProperty } from './catalogue-property.js';
import { filterOf, queryOf } from './catalogue-query.js';

/** A row on its way to the browser: plain values in the reader's language, references with their names. */
export class CatalogueRecord extends BaseRecord {
  constructor(
    readonly row: CatalogueRow,
    private readonly titles: Titles,
    reader: ConsoleReader,
    resource: CatalogueResource,
  ) {
    const cells = resource.catalogue.fields.map((field) => [
      field.name,
      cellOf(field, row[field.name], reader.language),
    ]);
    super({ ...Object.fromEntries(cells), id: row.id }, resource);
  }

  override toJSON(currentAdmin?: Parameters<BaseRecord['toJSON']>[0]): RecordJSON & { readonly titles: Titles } {
    return { ...super.toJSON(currentAdmin), titles: this.titles };
  }
}

/** A catalogue as an AdminJS resource: read only, within the scope of whoever asks. Writing is done by commands alone. */
export class CatalogueResource extends BaseResource {
  private readonly fields: readonly BaseProperty[];

  constructor(
    readonly catalogue: Catalogue,
    private readonly titles: ReferenceTitles,
  ) {
    super();
    const id = new BaseProperty({ path: 'id', isId: true, isSortable: false });
    this.fields = [id, ...catalogue.fields.map((field, index) => new CatalogueProperty(field, index + 1))];
  }

  static override isAdapterFor(): boolean {
    return false;
  }

  override databaseName(): string {
    return this.catalogue.lib;
  }

  override id(): string {
    return this.catalogue.id;
  }

  override properties(): BaseProperty[] {
    return [...this.fields];
  }

  override property(path: string): BaseProperty | null {
    return this.fields.find((field) => field.name() === path) ?? null;
  }

  override count(filter: Filter, context?: ActionContext): Promise<number> {
    return this.catalogue.count(this.scope(context), filterOf(this.catalogue, filter));
  }

  override async find(
    filter: Filter,
    options: Parameters<BaseResource['find']>[1],
    context?: ActionContext,
  ): Promise<BaseRecord[]> {
    const query = queryOf(this.catalogue, filterOf(this.catalogue, filter), options);
    return this.shown(await this.catalogue.list(this.scope(context), query), context);
  }

  /** The first rows, to choose from, of a catalogue without persons: nobody should read names by opening a form. */
  async findImpersonal(limit: number, context: ActionContext): Promise<BaseRecord[]> {
    const rows = await this.catalogue.list(this.scope(context), { filter: {}, offset: 0, limit });
    return this.catalogue.personsIn(rows).length > 0 ? [] : this.shown(rows, context);
  }

  override async findOne(id: string, context?: ActionContext): Promise<BaseRecord | null> {
    return (await this.findMany([id], context))[0] ?? null;
  }

  override async findMany(ids: (string | number)[], context?: ActionContext): Promise<BaseRecord[]> {
    const scope = this.scope(context);
    const rows = await Promise.all([...new Set(ids)].map((id) => this.catalogue.get(scope, String(id))));
    return this.shown(
      rows.filter((row) => row !== undefined),
      context,
    );
  }

  /** @throws console.not-permitted when no grant of the reader holds the catalogue's permission */
  private scope(context: ActionContext | undefined): Scope {
    const scope = scopeFor(readerOf(context?.currentAdmin).actor, this.catalogue.permission);
    if (!scope) throw new DomainError(ConsoleError.notPermitted);
    return scope;
  }

  private async shown(rows: readonly CatalogueRow[], context: ActionContext | undefined): Promise<BaseRecord[]> {
    const reader = readerOf(context?.currentAdmin);
    noteRows(this.catalogue, rows, reader);
    const titles = await this.titles.of(this.catalogue, rows, reader);
    return rows.map((row, index) => new CatalogueRecord(row, titles[index] ?? {}, reader, this));
  }
}
