import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { type CatalogueRow, Catalogues } from './catalogue.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { HOME, personsWithin, SIGN_IN } from './person-columns.js';
import { ScopeSources } from './scope-sources.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

/** Everybody with an account. Erased persons are tombstones and not listed. */
@Injectable()
export class PersonsCatalogue extends ListedCatalogue {
  readonly id = 'persons';
  readonly lib = 'identity';
  readonly permission = 'identity.list-persons';
  readonly fields = [
    { name: 'displayName', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'homeOrganisation', type: 'reference', to: 'organisations', inList: true, filterable: true },
    { name: 'signIn', type: 'choice', values: ['saml', 'email', 'both', 'none'], inList: true, filterable: true },
    { name: 'state', type: 'choice', values: ['active', 'disabled', 'linked'], inList: true, filterable: true },
    { name: 'language', type: 'choice', values: ['fi', 'sv', 'en'], filterable: true },
    { name: 'createdAt', type: 'instant', inList: true, sortable: true },
  ] as const;
  readonly commands = [];
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, sources: ScopeSources, database: Database) {
    super(catalogues);
    this.reader = new SqlCatalogueReader(database, this.fields, {
      from: `identity.person p ${HOME}`,
      id: 'p.id',
      columns: {
        displayName: `p.display_name collate "fi-x-icu"`,
        homeOrganisation: 'home.organisation_id',
        signIn: SIGN_IN,
        state: 'p.state',
        language: 'p.language',
        createdAt: 'p.created_at',
      },
      scope: personsWithin(sources),
      where: `p.state <> 'erased'`,
      defaultSort: `p.display_name collate "fi-x-icu", p.id`,
    });
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => row.id);
  }
}
