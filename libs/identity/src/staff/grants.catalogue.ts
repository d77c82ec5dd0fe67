import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { STAFF_ROLES } from '../domain/permissions.js';
import { type CatalogueField, type CatalogueRow, Catalogues } from './catalogue.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

/** Read besides the fields that staff see: whose grant it is, for the access log. */
const PERSON: CatalogueField = { name: 'personId', type: 'text' };

/** Who may do what, and where: one row per grant. An empty organisation or programme stands for all of them. */
@Injectable()
export class GrantsCatalogue extends ListedCatalogue {
  readonly id = 'grants';
  readonly lib = 'identity';
  readonly permission = 'identity.list-grants';
  readonly fields = [
    { name: 'person', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
    { name: 'role', type: 'choice', values: STAFF_ROLES, inList: true, filterable: true, sortable: true },
    { name: 'organisation', type: 'reference', to: 'organisations', inList: true, filterable: true },
    { name: 'programme', type: 'reference', to: 'programmes', inList: true, filterable: true },
    { name: 'validFrom', type: 'instant', sortable: true },
    { name: 'validTo', type: 'instant', inList: true, sortable: true },
    { name: 'revoked', type: 'flag', inList: true, filterable: true },
    { name: 'revokedAt', type: 'instant' },
  ] as const;
  readonly commands = [];
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, database: Database) {
    super(catalogues);
    this.reader = new SqlCatalogueReader(database, [...this.fields, PERSON], {
      from: 'identity.role_grant g join identity.person p on p.id = g.person_id',
      id: 'g.id',
      columns: {
        person: `p.display_name collate "fi-x-icu"`,
        role: 'g.role',
        organisation: 'g.organisation_id',
        programme: 'g.programme_id',
        validFrom: 'g.valid_from',
        validTo: 'g.valid_to',
        revoked: '(g.revoked_at is not null)',
        revokedAt: 'g.revoked_at',
        personId: 'g.person_id',
      },
      scope: { organisation: 'g.organisation_id', programme: 'g.programme_id' },
      defaultSort: `p.display_name collate "fi-x-icu", g.id`,
    });
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => String(row.personId));
  }
}
