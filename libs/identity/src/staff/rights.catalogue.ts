import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock } from '#platform/kernel';
import { permissionsOf, STAFF_ROLES, staffPermissions } from '../domain/permissions.js';
import { liveGrant } from '../persistence/live-grant.js';
import { type CatalogueField, type CatalogueRow, Catalogues } from './catalogue.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

/** Read besides the fields that staff see: whose right it is, for the access log. */
const PERSON: CatalogueField = { name: 'personId', type: 'text' };
/** Codes of choices hold no dot. */
const codeOf = (permission: string) => permission.replace('.', '-');
const PERMISSIONS = staffPermissions().map(codeOf).sort();
const FIELDS = [
  { name: 'person', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'permission', type: 'choice', values: PERMISSIONS, inList: true, filterable: true, sortable: true },
  { name: 'organisation', type: 'reference', to: 'organisations', emptyIsAll: true, inList: true, filterable: true },
  { name: 'programme', type: 'reference', to: 'programmes', emptyIsAll: true, inList: true, filterable: true },
  { name: 'role', type: 'choice', values: STAFF_ROLES, inList: true, filterable: true },
  { name: 'validTo', type: 'instant', sortable: true },
] as const;
/** The one table of roles and permissions, as rows. */
const HELD = STAFF_ROLES.flatMap((role) =>
  permissionsOf(role).map((permission) => `('${role}', '${codeOf(permission)}')`),
).join(', ');

/** Who can do what, and where, now: a row for each permission that a grant which counts gives. */
@Injectable()
export class RightsCatalogue extends ListedCatalogue {
  readonly id = 'rights';
  readonly lib = 'identity';
  readonly permission = 'identity.list-grants';
  readonly fields = FIELDS;
  readonly commands = [];
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, database: Database, clock: Clock) {
    super(catalogues);
    this.reader = new SqlCatalogueReader(database, [...FIELDS, PERSON], {
      from: `identity.role_grant g join identity.person p on p.id = g.person_id and p.state = 'active'
        join (values ${HELD}) as held (role, permission) on held.role = g.role`,
      id: `md5(g.id::text || held.permission)`,
      columns: {
        person: `p.display_name collate "fi-x-icu"`,
        permission: 'held.permission',
        organisation: 'g.organisation_id',
        programme: 'g.programme_id',
        role: 'g.role',
        validTo: 'g.valid_to',
        personId: 'g.person_id',
      },
      scope: { organisation: 'g.organisation_id', programme: 'g.programme_id' },
      where: (_scope, parameters) => liveGrant(`$${parameters.push(clock.now())}`),
      defaultSort: `p.display_name collate "fi-x-icu", held.permission, g.id`,
    });
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => String(row.personId));
  }
}
