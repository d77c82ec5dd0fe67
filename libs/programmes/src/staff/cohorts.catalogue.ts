import { Injectable, type OnModuleInit } from '@nestjs/common';
import {
  type Catalogue,
  type CatalogueFilter,
  type CatalogueQuery,
  type CatalogueRow,
  Catalogues,
  type Scope,
  SqlCatalogueReader,
} from '#identity';
import { Database } from '#platform';

abstract class RoundCatalogue implements Catalogue, OnModuleInit {
  abstract readonly id: string;
  abstract readonly fields: Catalogue['fields'];
  readonly lib = 'programmes';
  readonly permission = 'programmes.list-cohorts';
  readonly commands = [];
  protected abstract readonly reader: SqlCatalogueReader;

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

  personsIn(): readonly string[] {
    return [];
  }
}

/** The dated rounds, as something to choose from. */
@Injectable()
export class CohortsCatalogue extends RoundCatalogue {
  readonly id = 'cohorts';
  readonly fields = [
    { name: 'name', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'programme', type: 'text', inList: true, filterable: true, sortable: true },
    { name: 'opensOn', type: 'date', inList: true, sortable: true },
    { name: 'closesOn', type: 'date', inList: true, sortable: true },
    { name: 'startsOn', type: 'date', inList: true, sortable: true },
    { name: 'endsOn', type: 'date', inList: true, sortable: true },
  ] as const;
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, database: Database) {
    super(catalogues);
    this.reader = new SqlCatalogueReader(database, this.fields, {
      from: 'programmes.cohort c join programmes.programme p on p.id = c.programme_id',
      id: 'c.id',
      columns: {
        opensOn: 'c.opens_on',
        closesOn: 'c.closes_on',
        startsOn: 'c.starts_on',
        endsOn: 'c.ends_on',
      },
      names: { name: 'c.name', programme: 'p.name' },
      scope: { programme: 'c.programme_id' },
      defaultSort: 'c.closes_on desc, c.id',
    });
  }
}

/** The programmes, as something to choose from. */
@Injectable()
export class ProgrammesCatalogue extends RoundCatalogue {
  readonly id = 'programmes';
  readonly fields = [
    { name: 'name', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'startsOn', type: 'date', inList: true, sortable: true },
    { name: 'endsOn', type: 'date', inList: true, sortable: true },
  ] as const;
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, database: Database) {
    super(catalogues);
    this.reader = new SqlCatalogueReader(database, this.fields, {
      from: 'programmes.programme p',
      id: 'p.id',
      columns: { startsOn: 'p.starts_on', endsOn: 'p.ends_on' },
      names: { name: 'p.name' },
      scope: { programme: 'p.id' },
      defaultSort: 'p.starts_on desc, p.id',
    });
  }
}
