import { Injectable } from '@nestjs/common';
import { Catalogues, ListedCatalogue, localisedSql, SqlCatalogueReader } from '#identity';
import { Database } from '#platform';

abstract class RoundCatalogue extends ListedCatalogue {
  readonly lib = 'programmes';
  readonly permission = 'programmes.list-cohorts';
  readonly commands = [];

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
        name: localisedSql('c.name'),
        programme: localisedSql('p.name'),
        opensOn: 'c.opens_on',
        closesOn: 'c.closes_on',
        startsOn: 'c.starts_on',
        endsOn: 'c.ends_on',
      },
      scope: { organisation: null, programme: 'c.programme_id' },
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
      columns: { name: localisedSql('p.name'), startsOn: 'p.starts_on', endsOn: 'p.ends_on' },
      scope: { organisation: null, programme: 'p.id' },
      defaultSort: 'p.starts_on desc, p.id',
    });
  }
}
