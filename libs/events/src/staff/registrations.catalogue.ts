import { Injectable } from '@nestjs/common';
import {
  type CatalogueCommand,
  type CatalogueRow,
  Catalogues,
  ListedCatalogue,
  localisedSql,
  onEachRow,
  requireScope,
  SqlCatalogueReader,
} from '#identity';
import { Database } from '#platform';
import { CheckIn } from '../usecases/check-in.js';

const CHECK_IN = 'events.check-in';
const FIELDS = [
  { name: 'person', type: 'text', inList: true, filterable: true, sortable: true, isTitle: true },
  { name: 'event', type: 'reference', to: 'events', inList: true, filterable: true },
  { name: 'startsAt', type: 'instant', inList: true, sortable: true },
  {
    name: 'state',
    type: 'choice',
    values: ['confirmed', 'waitlisted', 'cancelled', 'attended', 'no_show'],
    inList: true,
    filterable: true,
    sortable: true,
  },
  { name: 'position', type: 'number', inList: true },
  { name: 'home', type: 'text', inList: true, filterable: true, sortable: true },
  { name: 'createdAt', type: 'instant', inList: true, sortable: true },
  { name: 'personId', type: 'reference', to: 'persons', inList: false },
] as const;

/** Who comes, for the host of an event: the lists of the organisations and programmes that the role reaches. */
@Injectable()
export class RegistrationsCatalogue extends ListedCatalogue {
  readonly id = 'registrations';
  readonly lib = 'events';
  readonly permission = 'events.list-registrations';
  readonly fields = FIELDS;
  readonly commands: readonly CatalogueCommand[];
  protected readonly reader: SqlCatalogueReader;

  constructor(catalogues: Catalogues, checkIn: CheckIn, database: Database) {
    super(catalogues);
    this.commands = [
      {
        name: 'mark-attended',
        permission: CHECK_IN,
        on: 'rows',
        isOffered: (row) => row.state === 'confirmed',
        execute: (actor, ids) => onEachRow(ids, (id) => checkIn.markAttended(id, requireScope(actor, CHECK_IN))),
      },
      {
        name: 'retract-attendance',
        permission: CHECK_IN,
        on: 'rows',
        confirms: true,
        isOffered: (row) => row.state === 'attended',
        execute: (actor, ids) => onEachRow(ids, (id) => checkIn.retract(id, requireScope(actor, CHECK_IN))),
      },
    ];
    this.reader = new SqlCatalogueReader(database, FIELDS, {
      from: `events.registration r join events.event e on e.id = r.event_id join identity.person p on p.id = r.person_id
        left join identity.organisation o on o.id = r.home_organisation_id`,
      id: 'r.id',
      columns: {
        person: 'p.display_name',
        event: 'r.event_id',
        startsAt: 'e.starts_at',
        state: 'r.state',
        position: `case when r.state = 'waitlisted' then (select count(*)::int from events.registration w
          where w.event_id = r.event_id and w.state = 'waitlisted' and w.seq <= r.seq) end`,
        home: localisedSql('o.name'),
        createdAt: 'r.created_at',
        personId: 'r.person_id',
      },
      scope: { organisation: 'e.organiser_id', programme: 'e.programme_id' },
      defaultSort: 'e.starts_at desc, r.id',
    });
  }

  personsIn(rows: readonly CatalogueRow[]): readonly string[] {
    return rows.map((row) => String(row.personId));
  }
}
