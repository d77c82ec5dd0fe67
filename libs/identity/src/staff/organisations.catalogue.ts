import { Injectable, type OnModuleInit } from '@nestjs/common';
import { Database } from '#platform';
import type { Scope } from '../domain/scope.js';
import {
  type Catalogue,
  type CatalogueFilter,
  type CatalogueQuery,
  type CatalogueRow,
  Catalogues,
} from './catalogue.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

/**
 * Universities, companies and the rest. Names of organisations are no personal data and stand in other lists as references, so whoever
 * may list them sees all of them, whatever the grant's organisation.
 */
@Injectable()
export class OrganisationsCatalogue implements Catalogue, OnModuleInit {
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
  private readonly reader: SqlCatalogueReader;

  constructor(
    private readonly catalogues: Catalogues,
    database: Database,
  ) {
    this.reader = new SqlCatalogueReader(database, this.fields, {
      from: 'identity.organisation o',
      id: 'o.id',
      columns: {
        kind: 'o.kind',
        businessId: 'o.business_id',
        parent: 'o.parent_id',
        state: 'o.state',
      },
      names: { name: 'o.name' },
      scope: {},
      defaultSort: `o.name->>'fi' collate "fi-x-icu", o.id`,
    });
  }

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
