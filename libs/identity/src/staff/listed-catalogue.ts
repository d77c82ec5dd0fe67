import type { OnModuleInit } from '@nestjs/common';
import type { StaffPermission } from '../domain/permissions.js';
import type { Scope } from '../domain/scope.js';
import type {
  Catalogue,
  CatalogueCommand,
  CatalogueField,
  CatalogueFilter,
  CatalogueQuery,
  CatalogueRow,
  Catalogues,
} from './catalogue.js';

/** What reads a catalogue's rows: a `SqlCatalogueReader`, or what a lib puts in its place. */
type CatalogueReader = Pick<Catalogue, 'list' | 'count' | 'get'>;

/**
 * A catalogue that registers itself at start and reads its rows by a reader. Whose data they show each one says itself: a list of persons that
 * forgot it would be read without a trace.
 */
export abstract class ListedCatalogue implements Catalogue, OnModuleInit {
  abstract readonly id: string;
  abstract readonly lib: string;
  abstract readonly permission: StaffPermission;
  abstract readonly fields: readonly CatalogueField[];
  abstract readonly commands: readonly CatalogueCommand[];
  protected abstract readonly reader: CatalogueReader;

  constructor(private readonly catalogues: Catalogues) {}

  onModuleInit(): void {
    this.catalogues.register(this);
  }

  list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]> {
    return this.reader.list(scope, query);
  }

  count(scope: Scope, filter: CatalogueFilter): Promise<number> {
    return this.reader.count(scope, filter);
  }

  get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    return this.reader.get(scope, id);
  }

  abstract personsIn(rows: readonly CatalogueRow[]): readonly string[];
}
