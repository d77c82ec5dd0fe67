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

/** The companies of the programme, with how many of their people mentor. */
@Injectable()
export class CompaniesCatalogue implements Catalogue, OnModuleInit {
  readonly id = 'companies';
  readonly lib = 'profiles';
  readonly permission = 'profiles.list-companies';
  readonly fields = [
    { name: 'name', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'businessId', type: 'text', inList: true, filterable: true, sortable: true },
    { name: 'mentors', type: 'number', inList: true, sortable: true },
    { name: 'industry', type: 'text', inList: false, filterable: true },
  ] as const;
  readonly commands = [];
  private readonly reader: SqlCatalogueReader;

  constructor(
    private readonly catalogues: Catalogues,
    database: Database,
  ) {
    this.reader = new SqlCatalogueReader(database, this.fields, {
      from: 'identity.organisation o left join profiles.company_profile c on c.organisation_id = o.id',
      id: 'o.id',
      columns: {
        businessId: 'o.business_id',
        mentors: '(select count(*)::int from profiles.mentor_profile m where m.company_id = o.id)',
        industry: 'c.industry',
      },
      names: { name: 'o.name' },
      // Companies are shared by the whole programme; a grant for one university reaches them too.
      scope: {},
      where: `o.kind = 'company' and o.state = 'active'`,
      defaultSort: `coalesce(o.name->>'fi', o.name->>'en', o.name->>'sv') collate "fi-x-icu", o.id`,
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
