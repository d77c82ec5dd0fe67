import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import type { Scope } from '../domain/scope.js';
import { type CatalogueField, type CatalogueQuery, type CatalogueRow, Catalogues } from './catalogue.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

/** Read besides the fields that staff see: the name in all its languages. */
const NAMES: CatalogueField = { name: 'names', type: 'text' };

/** A search finds a name in any of its languages; the row shows it in the reader's. */
function named({ names, ...row }: CatalogueRow): CatalogueRow {
  return { ...row, name: names };
}

/**
 * Universities, companies and the rest. Names of organisations are no personal data and stand in other lists as references, so whoever
 * may list them sees all of them, whatever the grant's organisation.
 */
@Injectable()
export class OrganisationsCatalogue extends ListedCatalogue {
  readonly id = 'organisations';
  readonly lib = 'identity';
  readonly permission = 'identity.list-organisations';
  readonly fields = [
    { name: 'name', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    {
      name: 'kind',
      type: 'choice',
      values: ['university', 'city', 'chamber', 'agency', 'company', 'other'],
      inList: true,
      filterable: true,
      sortable: true,
    },
    { name: 'businessId', type: 'text', inList: true, filterable: true, sortable: true },
    { name: 'parent', type: 'reference', to: 'organisations' },
    { name: 'state', type: 'choice', values: ['active', 'archived'], inList: true, filterable: true },
  ] as const;
  readonly commands = [];
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, database: Database) {
    super(catalogues);
    const anyName = `concat_ws(' / ', o.name->>'fi', o.name->>'sv', o.name->>'en') collate "fi-x-icu"`;
    this.reader = new SqlCatalogueReader(database, [...this.fields, NAMES], {
      from: 'identity.organisation o',
      id: 'o.id',
      columns: {
        name: anyName,
        kind: 'o.kind',
        businessId: 'o.business_id',
        parent: 'o.parent_id',
        state: 'o.state',
        names: 'o.name',
      },
      scope: { organisation: null, programme: null },
      defaultSort: `${anyName}, o.id`,
    });
  }

  override async list(scope: Scope, query: CatalogueQuery): Promise<CatalogueRow[]> {
    return (await super.list(scope, query)).map(named);
  }

  override async get(scope: Scope, id: string): Promise<CatalogueRow | undefined> {
    const row = await super.get(scope, id);
    return row && named(row);
  }

  personsIn(): readonly string[] {
    return [];
  }
}
