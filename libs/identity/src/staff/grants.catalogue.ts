import { Injectable } from '@nestjs/common';
import { Database } from '#platform';
import { Clock, LANGUAGES } from '#platform/kernel';
import { STAFF_ROLES } from '../domain/permissions.js';
import { DecideGrant } from '../usecases/decide-grant.js';
import { InviteStaff } from '../usecases/invite-staff.js';
import { type CatalogueCommand, type CatalogueField, type CatalogueRow, Catalogues } from './catalogue.js';
import { GIVEN_INPUTS, givenRole } from './given-role.js';
import { ATTENTIONS, attention, GRANT_STATES, grantState } from './grant-columns.js';
import { ListedCatalogue } from './listed-catalogue.js';
import { onEachRow } from './on-each-row.js';
import { SqlCatalogueReader } from './sql-catalogue.js';

const GIVE = 'identity.grant-roles';
/** Read besides the fields that staff see: whose grant it is, for the access log. */
const PERSON: CatalogueField = { name: 'personId', type: 'text' };
const FIELDS = [
  { name: 'person', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'role', type: 'choice', values: STAFF_ROLES, inList: true, filterable: true, sortable: true },
  { name: 'organisation', type: 'reference', to: 'organisations', emptyIsAll: true, inList: true, filterable: true },
  { name: 'programme', type: 'reference', to: 'programmes', emptyIsAll: true, inList: true, filterable: true },
  { name: 'state', type: 'choice', values: GRANT_STATES, inList: true, filterable: true, sortable: true },
  { name: 'attention', type: 'choice', values: ATTENTIONS, inList: true, filterable: true },
  { name: 'validFrom', type: 'instant', sortable: true },
  { name: 'validTo', type: 'instant', inList: true, sortable: true },
  { name: 'grantedBy', type: 'text' },
  { name: 'grantedAt', type: 'instant', sortable: true },
  { name: 'approvedBy', type: 'text' },
  { name: 'approvedAt', type: 'instant' },
  { name: 'reviewedAt', type: 'instant' },
  { name: 'revokedAt', type: 'instant' },
] as const;

/** A name for who did it: the person's, else the command's. */
const who = (column: string) =>
  `coalesce((select w.display_name from identity.person w where w.id::text = ${column}), ${column})`;

/** Who holds which role, and where: one row per grant, with what waits for a decision. An empty organisation or programme stands for all of them. */
@Injectable()
export class GrantsCatalogue extends ListedCatalogue {
  readonly id = 'grants';
  readonly lib = 'identity';
  readonly permission = 'identity.list-grants';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(
    catalogues: Catalogues,
    private readonly inviteStaff: InviteStaff,
    private readonly decideGrant: DecideGrant,
    database: Database,
    clock: Clock,
  ) {
    super(catalogues);
    this.commands = this.allCommands();
    this.reader = new SqlCatalogueReader(database, [...FIELDS, PERSON], {
      from: 'identity.role_grant g join identity.person p on p.id = g.person_id',
      id: 'g.id',
      columns: {
        person: `p.display_name collate "fi-x-icu"`,
        role: 'g.role',
        organisation: 'g.organisation_id',
        programme: 'g.programme_id',
        state: (_scope, parameters) => grantState(clock.now(), parameters),
        attention: (_scope, parameters) => attention(clock.now(), parameters),
        validFrom: 'g.valid_from',
        validTo: 'g.valid_to',
        grantedBy: who('g.granted_by'),
        grantedAt: 'g.granted_at',
        approvedBy: who('g.approved_by'),
        approvedAt: 'g.approved_at',
        reviewedAt: 'g.reviewed_at',
        revokedAt: 'g.revoked_at',
        personId: 'g.person_id',
      },
      scope: { organisation: 'g.organisation_id', programme: 'g.programme_id' },
      defaultSort: `g.revoked_at is not null, p.display_name collate "fi-x-icu", g.id`,
    });
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => String(row.personId));
  }

  private allCommands(): CatalogueCommand[] {
    const isOver = (row: CatalogueRow) => row.state === 'withdrawn' || row.state === 'ended';
    return [
      {
        name: 'invite',
        permission: GIVE,
        on: 'catalogue',
        inputs: [
          { name: 'name', type: 'text', required: true },
          { name: 'address', type: 'text', required: true },
          { name: 'eppn', type: 'text', required: false },
          { name: 'language', type: 'choice', values: LANGUAGES, required: true },
          { name: 'role', type: 'choice', values: STAFF_ROLES, required: true },
          ...GIVEN_INPUTS,
        ],
        execute: async (actor, _ids, input) => {
          const { name = '', address = '', eppn, language } = input;
          const spoken = LANGUAGES.find((one) => one === language) ?? actor.language;
          await this.inviteStaff.execute(
            { ...givenRole(input), displayName: name, address, eppn, language: spoken },
            actor,
          );
          return { done: 1, refused: [] };
        },
      },
      {
        name: 'approve',
        permission: GIVE,
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.state === 'waiting',
        execute: (actor, ids) => onEachRow(ids, (id) => this.decideGrant.approve(id, actor)),
      },
      {
        name: 'keep',
        permission: GIVE,
        on: 'rows',
        isOffered: (row) => row.state === 'live',
        execute: (actor, ids) => onEachRow(ids, (id) => this.decideGrant.keep(id, actor)),
      },
      {
        name: 'withdraw',
        permission: GIVE,
        on: 'rows',
        confirms: true,
        isOffered: (row) => !isOver(row),
        execute: (actor, ids) => onEachRow(ids, (id) => this.decideGrant.withdraw(id, actor)),
      },
    ];
  }
}
